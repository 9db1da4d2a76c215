#!/usr/bin/env node
import { Command } from 'commander';
import { addArchive } from './terminal/commands/archive.js';
import { addAsk } from './terminal/commands/ask.js';
import { CommandContext } from './terminal/commands/context.js';
import { addData } from './terminal/commands/data.js';
import { addFeed } from './terminal/commands/feed.js';
import { addIngest } from './terminal/commands/ingest.js';
import { addTools } from './terminal/commands/tools.js';
import { leadToOwnHelp, reportError } from './terminal/exit.js';
import { endProcess } from './worker/native-calls.js';

const EXAMPLES = `
Examples:
  byline ingest article.txt https://example.org/story news-folder
  pbpaste | byline ingest - --outlet "Sample Wire" --date 2025-10-31
  byline ingest --section https://example.org/world --limit 20
  byline feed add https://example.org/feed.xml && byline feed poll
  byline ask "who signed the US-India framework?"
  byline sources --which all
  byline ask --json "what is new?" | jq .kind`;

const program = new Command('byline')
  .description('Answers questions about the news you ingest, in sentences quoted verbatim.')
  .option('--json', 'print only JSON on standard output')
  .option('--data <folder>', 'data folder (default: DATA_DIR, or the database of DATABASE_URL)')
  .option(
    '--scope <name>',
    'whose articles to use: any name, guild:<server id> for those of a Discord server, or user:<user id> for those of direct messages',
    'local',
  )
  // Errors are reported below, all in the same form.
  .configureOutput({ outputError: () => undefined })
  .addHelpText('after', EXAMPLES);

const context = new CommandContext(program);
for (const addCommands of [addAsk, addIngest, addArchive, addFeed, addData, addTools])
  addCommands(program, context);
leadToOwnHelp(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of the pipe has seen enough.
  if (error.code !== 'EPIPE') throw error;
  void endProcess();
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error, context.output);
}
