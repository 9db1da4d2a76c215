/** `npm run bench -- [parts]`: each file in `parts` measures one thing. `--help` lists them. */
// First: what it loads does not start after LangChain.js has changed the global objects.
import 'discord.js';

import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { chartOf } from './chart.js';
import { Context, type Options } from './context.js';
import { loadNow, machineFacts } from './machine.js';
import { Report } from './report.js';

type Part = () => Promise<{ run(context: Context): Promise<void> }>;

const PARTS: Readonly<Record<string, { readonly about: string; readonly load: Part }>> = {
  embed: { about: 'embedding passages and questions', load: () => import('./parts/embed.js') },
  read: { about: 'reading passages', load: () => import('./parts/read.js') },
  ingest: { about: 'ingesting pages, stage by stage', load: () => import('./parts/ingest.js') },
  ask: { about: 'answer times through discord.js', load: () => import('./parts/ask.js') },
  index: { about: 'vector search, full text, recall', load: () => import('./parts/index.js') },
  start: { about: 'from the start to the first answer', load: () => import('./parts/start.js') },
  memory: {
    about: 'memory of the bot process, four minutes (Linux; after npm run build)',
    load: () => import('./parts/memory.js'),
  },
  stall: { about: 'how long ingesting blocks the Discord thread', load: () => import('./parts/stall.js') },
  engines: {
    about: 'the same archive in SQLite and PostgreSQL (DATABASE_URL)',
    load: () => import('./parts/engines.js'),
  },
  scale: { about: 'cost against size', load: () => import('./parts/scale.js') },
};
/** Without a name: all that take less than about a minute each. */
const DEFAULT_PARTS = ['embed', 'read', 'ingest', 'ask', 'index', 'start', 'scale'];

const NO_SERVER = `"engines" takes a PostgreSQL server with pgvector. Set DATABASE_URL to a database in which the user may
create schemas, for example:
  DATABASE_URL=postgres://byline@127.0.0.1/byline npm run bench -- engines
It works in a schema of its own, which it drops at the end.`;

const wholeNumber = (given: string): number => {
  const value = Number(given);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a whole number above 0.');
};

interface Given extends Options {
  readonly json?: string;
  readonly chart?: string;
}

const program = new Command('npm run bench --')
  .argument('[parts...]', `what to measure; default: ${DEFAULT_PARTS.join(' ')}`)
  .option('--runs <number>', 'runs of each contender, after a warm-up', wholeNumber, 5)
  .option(
    '--sizes <numbers>',
    'passages, separated by commas: scale and engines take each, other parts the largest up to 10,000',
    (given) =>
      given
        .split(',')
        .map(wholeNumber)
        .toSorted((a, b) => a - b),
    [1000, 10_000],
  )
  .option('--corpus <folder>', 'texts (.md, .txt, articles.jsonl) instead of the sample articles')
  .option(
    '--archive <folder>',
    'where "scale" and "engines" keep their archive, to measure larger sizes another time',
  )
  .option('--idle <seconds>', 'how long "memory" waits idle', wholeNumber)
  .option('--json <file>', 'writes every value to a file')
  .option('--chart <file>', 'writes an SVG chart of cost against size; needs "scale" with two sizes')
  .addHelpText(
    'after',
    `\nParts:\n${Object.entries(PARTS)
      .map(([name, { about }]) => `  ${name.padEnd(8)}${about}`)
      .join('\n')}`,
  )
  .parse();
const { json, chart, ...options } = program.opts<Given>();
const names = program.args.length > 0 ? program.args : DEFAULT_PARTS;
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  program.error(`No part is called "${unknown.join('", "')}". There are: ${Object.keys(PARTS).join(', ')}.`);
}
if (names.includes('engines') && !process.env.DATABASE_URL) program.error(NO_SERVER);

const facts = machineFacts();
console.log(
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
);
const report = new Report();
const context = new Context(options, report);
try {
  for (const name of names) {
    await (await PARTS[name]!.load()).run(context);
    report.print(name);
  }
} finally {
  await context.close();
}
const loadAtTheEnd = loadNow();
console.log(`\nload at the end: ${loadAtTheEnd}`);
if (json) {
  writeFileSync(
    json,
    `${JSON.stringify({ facts: { ...facts, loadAtTheEnd }, options, measures: report.measures }, null, 2)}\n`,
  );
}
if (chart) {
  const svg = await chartOf(report.measures);
  if (svg) writeFileSync(chart, svg);
  else console.error('No chart: it takes the part "scale" with at least two sizes.');
}
