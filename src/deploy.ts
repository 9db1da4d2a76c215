/** `npm run deploy`: registers the slash commands with Discord. Needed once, and after an update of Byline. */
import { commands } from '../commands/index.js';
import { readEnvironment } from './config/environment.js';
import { registerCommands } from './discord/bot/registration.js';
import { registrationStrings } from './discord/strings/registration.js';
import { UserError } from './domain/errors.js';

try {
  const { names, guild, invite } = await registerCommands(readEnvironment(), commands);
  console.log(registrationStrings.registered(names, guild));
  console.log(registrationStrings.invite(invite));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
