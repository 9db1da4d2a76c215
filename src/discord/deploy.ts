/** `npm run deploy`: registers the slash commands with Discord, once and after every change of them. */
import { readEnvironment } from '../environment.js';
import { UserError } from '../errors.js';
import { registerCommands } from './registration.js';
import { setupStrings } from './strings.js';

try {
  const { names, guild, invite } = await registerCommands(readEnvironment());
  console.log(setupStrings.registered(names, guild));
  console.log(setupStrings.invite(invite));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
