import { errorCatalogue, wording } from '../domain/errors.js';
import type { Machine } from '../domain/machine.js';

interface InvalidSetting {
  readonly name: string;
  /** As it may be shown; a secret is hidden. */
  readonly given: string;
  readonly expected: string;
}

interface DataFolder {
  readonly folder: string;
}

const NO_TOKEN = `DISCORD_TOKEN is not set, so the Discord bot can't start. You can:
  1. Use Byline in this terminal:   npm run byline -- console
  2. Add it to a Discord server: create an application at https://discord.com/developers/applications,
     copy its bot token into .env (see .env.example), run npm run deploy, then npm start.
README.md, "Add it to your server", describes each step.`;

export const configErrors = errorCatalogue('config', {
  invalidSettings: wording<{ readonly settings: readonly InvalidSetting[] }>(
    'config.invalid',
    ({ settings }) => {
      const lines = settings.map(({ name, given, expected }) => `${name} is ${given}: ${expected}.`);
      return `${lines.join('\n')}\nSee .env.example for every setting.`;
    },
  ),
  noToken: wording('config.invalid', () => NO_TOKEN),
  tooFewShards: wording<{ readonly shards: number; readonly processes: number }>(
    'config.invalid',
    ({ shards, processes }) =>
      `DISCORD_SHARDS is ${shards}, but there are ${processes} processes (BOT_PROCESSES), and each needs a shard. Raise DISCORD_SHARDS, or set it to auto, or lower BOT_PROCESSES.`,
  ),
  tooFewShardsHere: wording<Machine & { readonly shards: number; readonly processes: number }>(
    'config.invalid',
    ({ number, of, shards, processes }) =>
      `DISCORD_SHARDS gives machine ${number} of ${of} (BOT_MACHINE) ${shards} of the shards, but there are ${processes} processes (BOT_PROCESSES), and each needs a shard. Raise DISCORD_SHARDS on all machines, or lower BOT_PROCESSES here.`,
  ),
  machinesNeedShards: wording<Machine>(
    'config.invalid',
    ({ number, of }) =>
      `BOT_MACHINE is ${number}/${of}, and several machines must agree on the number of shards. Set DISCORD_SHARDS to the same number on all of them.`,
  ),
  machinesNeedDatabase: wording<Machine>(
    'config.invalid',
    ({ number, of }) =>
      `BOT_MACHINE is ${number}/${of}, and several machines share one newsroom in PostgreSQL. Set DATABASE_URL to the same database on all of them; docs/operating.md, "Several machines", says how.`,
  ),
  cannotListen: wording<{ readonly host: string; readonly port: number; readonly reason: string }>(
    'config.invalid',
    ({ host, port, reason }) =>
      `Byline can't listen on ${host}, port ${port} (${reason}). Set HEALTH_PORT to a free port, or to 0 to turn it off, and HEALTH_HOST to an address of this machine.`,
  ),
  dataFolderIsFile: wording<DataFolder>(
    'config.invalid',
    ({ folder }) => `The data folder ${folder} is a file. Set --data or DATA_DIR to a folder.`,
  ),
  dataFolderNotCreated: wording<DataFolder & { readonly reason: string }>(
    'config.invalid',
    ({ folder, reason }) =>
      `The data folder ${folder} can't be created (${reason}). Set --data or DATA_DIR to another folder.`,
  ),
});
