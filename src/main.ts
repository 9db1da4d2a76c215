import pino from 'pino';
import { commands } from '../commands/index.js';
import { machineOf } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import { UserError } from './domain/errors.js';
import { runBot } from './processes/run-bot.js';
import { runFleet } from './processes/run-fleet.js';
import { endProcess } from './worker/native-calls.js';

try {
  const config = readEnvironment();
  const logger = pino({ level: config.LOG_LEVEL });
  if (config.BOT_PROCESSES > 1 || machineOf(config.BOT_MACHINE).of > 1) await runFleet(config, logger);
  else await runBot(config, commands, logger);
} catch (error) {
  process.stderr.write(
    `${error instanceof UserError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
}
// Whatever a library still waits for, such as a rate limit, is not waited for.
await endProcess();
