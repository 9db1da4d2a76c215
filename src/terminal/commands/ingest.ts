import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { OFFERED_EXTENSIONS } from '../../domain/file-types.js';
import { terminalErrors } from '../errors.js';
import { EXIT_CODE } from '../exit.js';
import { namedSources } from '../inputs.js';
import { interruption, wholeNumber } from './arguments.js';
import type { CommandContext } from './context.js';

const DEFAULT_STORIES = 20;
const MAX_STORIES = 200;

interface IngestOptions {
  readonly section?: string;
  readonly limit: number;
  readonly title?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly link?: string;
}

export function addIngest(program: Command, context: CommandContext): void {
  program
    .command('ingest')
    .description('add articles; an article already stored is not added again')
    .argument(
      '[source...]',
      `URLs, files (${OFFERED_EXTENSIONS}), folders of such files, or - for standard input`,
    )
    .option('--section <url>', 'add the stories linked from a section page, a sitemap or a feed, once')
    .option(
      '--limit <number>',
      `with --section: maximum number of stories, 1 to ${MAX_STORIES}`,
      wholeNumber('--limit', MAX_STORIES),
      DEFAULT_STORIES,
    )
    .option('--title <title>', 'title of a text or file, if it has none of its own')
    .option('--outlet <name>', 'publisher')
    .option('--date <date>', 'publication date, for example 2025-10-31')
    .option('--link <url>', 'URL of the article on the web')
    .action((words: string[], options: IngestOptions) => ingest(words, options, context));
}

function ingest(
  words: readonly string[],
  { section, limit, title, outlet, date, link }: IngestOptions,
  context: CommandContext,
): Promise<void> {
  if ((section === undefined) === (words.length === 0)) throw terminalErrors.sourcesOrSection({});
  return context.withSession(async (session) => {
    if (section !== undefined) {
      const { stopped } = await session.ingestSection(section, limit, interruption());
      if (stopped !== null) process.exitCode = EXIT_CODE.failed;
      return;
    }
    const options = Object.entries({ title, outlet, publishedAt: date, url: link });
    const metadata = Object.fromEntries(options.filter(([, value]) => value !== undefined));
    const sources = namedSources(words, () => readAll(process.stdin), metadata);
    const failed = await session.ingest(sources, interruption());
    if (failed > 0) process.exitCode = EXIT_CODE.failed;
  });
}
