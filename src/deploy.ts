/** `npm run deploy`: registers the slash commands with Discord, once and after every change of them. */
import { commands } from '../commands/index.js';
import { readEnvironment } from './config/environment.js';
import { registerCommands } from './discord/bot/registration.js';
import { setupStrings } from './discord/strings/strings.js';
import { UserError } from './domain/errors.js';

try {
  const { names, guild, invite } = await registerCommands(readEnvironment(), commands);
  console.log(setupStrings.registered(names, guild));
  console.log(setupStrings.invite(invite));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
