#!/usr/bin/env node
import { userInfo } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import { Command, CommanderError, Option } from 'commander';
import type { Newsroom } from './app/newsroom.js';
import { openNewsroom } from './app/open-newsroom.js';
import type { Config } from './config/config.js';
import { readEnvironment } from './config/environment.js';
import type { Since } from './domain/answer.js';
import { UserError } from './domain/errors.js';
import type { SourcesRequest } from './domain/sources.js';
import { runCalibration } from './terminal/calibrate.js';
import { runConsole } from './terminal/console.js';
import { runDemo } from './terminal/demo.js';
import { type CheckResult, diagnose } from './terminal/doctor.js';
import { FeedSession } from './terminal/feeds.js';
import { namedSources } from './terminal/inputs.js';
import type { Output } from './terminal/output.js';
import { Session } from './terminal/session.js';

/** 0: done, whatever the kind of answer; 1: failed; 2: wrong usage. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

interface GlobalOptions {
  readonly json: boolean;
  readonly data?: string;
  readonly scope: string;
}

interface IngestFlags {
  readonly section?: string;
  readonly limit: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly date?: string;
  readonly link?: string;
}

const program = new Command('byline')
  .description('Answers questions over the news you feed it, in sentences quoted letter for letter.')
  .option('--json', 'print JSON and nothing else on standard output', false)
  .option('--data <folder>', 'where everything is kept (default: DATA_DIR)')
  .option(
    '--scope <name>',
    'whose news: a name of your own, or guild:<id> for what a server fed the bot',
    'local',
  )
  .showHelpAfterError('(byline --help shows how)')
  .configureOutput({ outputError: (message, write) => write(message) })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  byline ingest article.txt https://example.org/story news-folder
  pbpaste | byline ingest - --outlet "Sample Wire" --date 2025-10-31
  byline ingest --section https://example.org/world --limit 20
  byline feed add https://example.org/feed.xml && byline feed poll
  byline ask "who signed the US-India framework?"
  byline sources --which all
  byline ask --json "what is new?" | jq .kind`,
  );

program
  .command('ask')
  .description('answer a question with cited sentences')
  .argument('<question...>', 'the question; quotes around it are optional')
  .addOption(
    new Option('--since <when>', 'only news of the last')
      .choices(['day', 'week', 'month', 'all'])
      .default('all'),
  )
  .option('--outlet <name>', 'only news of this outlet')
  .action((words: string[], { since, outlet }: { since: Since; outlet?: string }) =>
    inSession(async (session) => {
      await session.ask(words.join(' '), { since, ...(outlet === undefined ? {} : { outlet }) });
    }),
  );

program
  .command('ingest')
  .description('feed it articles; each is kept once')
  .argument(
    '[source...]',
    'URLs, files (.txt .md .html .pdf .eml .json), folders of them, or - for standard input',
  )
  .option('--section <url>', 'the stories that a section page, a sitemap or a feed leads to, once')
  .option('--limit <number>', 'with --section: the first so many stories, 1 to 200', '20')
  .option('--title <title>', "a text's or file's title, where it does not say it")
  .option('--outlet <name>', 'who published it')
  .option('--date <date>', 'the day it was published, like 2025-10-31')
  .option('--link <url>', 'where it stands on the web')
  .action((words: string[], { section, limit, title, outlet, date, link }: IngestFlags) =>
    inSession(async (session) => {
      if ((section === undefined) === (words.length === 0)) {
        throw new UserError(
          'usage',
          'Give sources to ingest, or --section with the address of a list of stories: one of the two.',
        );
      }
      if (section !== undefined) {
        const stories = wholeNumber('--limit', limit, 200);
        const { stopped } = await session.ingestSection(section, stories, interruption());
        if (stopped !== null) process.exitCode = EXIT.failed;
        return;
      }
      const said = Object.entries({ title, outlet, publishedAt: date, url: link });
      const given = Object.fromEntries(said.filter(([, value]) => value !== undefined));
      const sources = namedSources(words, () => readAll(process.stdin), given);
      const failed = await session.ingest(sources, interruption());
      if (failed > 0) process.exitCode = EXIT.failed;
    }),
  );

program
  .command('sources')
  .description('list the articles cited by the last answer, by any, or all')
  .addOption(
    new Option('--which <which>', 'which articles').choices(['last', 'cited', 'all']).default('last'),
  )
  .option('--page <number>', 'from 1', '1')
  .action(({ which, page }: { which: SourcesRequest['which']; page: string }) =>
    inSession((session) => session.sources({ which, page: wholeNumber('--page', page, 9_999_999) - 1 })),
  );

program
  .command('forget')
  .description('delete an article and everything made from it, for good')
  .argument('<article...>', 'its id, its address, or its title')
  .action((words: string[]) => inSession((session) => session.forget(words.join(' '))));

program
  .command('purge')
  .description('delete everything of the scope: articles, answers, feeds and what waits')
  .option('--yes', 'really', false)
  .action(({ yes }: { yes: boolean }) => {
    if (!yes) {
      const { scope } = globals();
      throw new UserError(
        'usage',
        `This deletes everything of the scope ${scope}, for good. Say so: byline purge --yes`,
      );
    }
    return inSession((session) => session.purge());
  });

const feed = program.command('feed').description('follow RSS, Atom, RDF and JSON feeds');

feed
  .command('add')
  .description('follow a feed; its articles come with the polls')
  .argument('<url>', 'of the feed, or of a page that names its feed')
  .action((url: string) => withFeeds((feeds) => feeds.add(url)));

feed
  .command('list')
  .description('list the feeds followed, and how they fare')
  .action(() => withFeeds((feeds) => feeds.list()));

feed
  .command('remove')
  .description('stop following a feed; its articles stay')
  .argument('<feed>', 'id or address')
  .action((wanted: string) => withFeeds((feeds) => feeds.remove(wanted)));

feed
  .command('pause')
  .description('leave a feed alone until it is resumed')
  .argument('<feed>', 'id or address')
  .action((wanted: string) => withFeeds((feeds) => feeds.pause(wanted)));

feed
  .command('resume')
  .description('follow a paused feed again')
  .argument('<feed>', 'id or address')
  .action((wanted: string) => withFeeds((feeds) => feeds.resume(wanted)));

feed
  .command('poll')
  .description('fetch what is new now: of one feed, or of all that are followed')
  .argument('[feed]', 'id or address')
  .action((wanted: string | undefined) =>
    withFeeds(async (feeds) => {
      const failed = await feeds.poll(wanted, interruption());
      if (failed > 0) process.exitCode = EXIT.failed;
    }),
  );

program
  .command('stats')
  .description('how much there is, what may be, and what waits')
  .action(() => inSession((session) => session.stats()));

program
  .command('console')
  .description('type /ask, /ingest and /sources as in Discord')
  .action(() => inSession((session, out) => runConsole(session, out)));

program
  .command('demo')
  .description('feed the sample articles to a temporary folder and ask six questions')
  .action(() => runDemo(settings(), output()));

program
  .command('calibrate')
  .description(
    'fit confidence and short answers to a reader of your own (READER_MODEL), on the guard questions',
  )
  .action(() => runCalibration(settings(), output()));

program
  .command('doctor')
  .description('say what works here and what does not')
  .action(() => runDoctor(settings(), output()));

const globals = (): GlobalOptions => program.opts<GlobalOptions>();

const settings = (): Config => readEnvironment({ DATA_DIR: globals().data });

function output(): Output {
  const { json } = globals();
  return {
    json,
    colour: !json && process.stdout.isTTY === true && !process.env.NO_COLOR,
    write: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
  };
}

function inSession(run: (session: Session, out: Output) => Promise<void>): Promise<void> {
  return inNewsroom((...parts) => run(new Session(...parts), parts[2]));
}

function withFeeds(run: (feeds: FeedSession) => Promise<void>): Promise<void> {
  return inNewsroom((...parts) => run(new FeedSession(...parts)));
}

async function inNewsroom(
  run: (newsroom: Newsroom, scope: string, out: Output, user: string) => Promise<void>,
): Promise<void> {
  const out = output();
  const newsroom: Newsroom = await openNewsroom(settings(), {
    onModelProgress: (progress) => {
      if (progress.stage === 'exporting') out.error('Preparing the bundled model (once)…');
    },
    onReaderTrouble: (reason) => {
      if (reason !== null) out.error(`Answering by search alone, the reader does not work: ${reason}`);
    },
    onResumed: ({ source, outcome, message }) =>
      out.error(`Finished what an earlier run had accepted: ${source} (${message ?? outcome})`),
  });
  try {
    await run(newsroom, globals().scope, out, userInfo().username);
  } finally {
    await newsroom.close();
  }
}

async function runDoctor(config: Config, out: Output): Promise<void> {
  const findings: CheckResult[] = [];
  const marks = { ok: '✓', failed: '✗', optional: '–' };
  for await (const finding of diagnose(config)) {
    findings.push(finding);
    if (!out.json) out.write(`${marks[finding.state]} ${finding.name.padEnd(16)} ${finding.detail}`);
  }
  if (out.json) out.write(JSON.stringify(findings));
  if (findings.some(({ state }) => state === 'failed')) process.exitCode = EXIT.failed;
}

function wholeNumber(flag: string, given: string, max: number): number {
  if (/^[1-9]\d{0,6}$/.test(given) && Number(given) <= max) return Number(given);
  throw new UserError(
    'usage',
    `${flag} is ${JSON.stringify(given)}: expected a whole number from 1 to ${max.toLocaleString('en')}.`,
  );
}

/** Ctrl+C stops after the article at hand; a second one stops at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else {
    process.exitCode = error instanceof UserError && error.code === 'usage' ? EXIT.usage : EXIT.failed;
    const { message, code } = error instanceof UserError ? error : { message: String(error), code: 'fault' };
    if (globals().json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
    process.stderr.write(`${error instanceof UserError ? message : ((error as Error).stack ?? message)}\n`);
  }
}
