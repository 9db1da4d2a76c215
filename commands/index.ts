import type { Command } from '../src/discord/command.js';
import ask from './ask.js';
import ingest from './ingest.js';
import sources from './sources.js';

/** Every slash command, in the order they are registered. */
export const commands: readonly Command[] = [ask, ingest, sources];
