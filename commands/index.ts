import type { Command } from '../src/discord/bot/command.js';
import about from './about.js';
import ask from './ask.js';
import check from './check.js';
import feed from './feed.js';
import forget from './forget.js';
import help from './help.js';
import ingest from './ingest.js';
import ingestLinks from './ingest-links.js';
import setup from './setup.js';
import sources from './sources.js';

/** Every command, in the order they are registered. */
export const commands: readonly Command[] = [
  ask,
  ingest,
  sources,
  feed,
  forget,
  setup,
  about,
  help,
  ingestLinks,
  check,
];
