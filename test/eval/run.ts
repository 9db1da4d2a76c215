import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { answerQuestion } from '../../src/answer/answer.js';
import { SHIPPED } from '../../src/answer/fitted.js';
import type { Weights } from '../../src/answer/weights.js';
import { underConditions } from './conditions.js';
import { Corpus } from './corpus.js';
import { type EvalQuestion, type EvalSet, readEvalSet } from './data.js';
import { collectExamples, type Example, FOLDS, fitWeights, foldOf } from './examples.js';
import { Judge } from './judge.js';
import { type Asking, answering, judged, type Measures, measure } from './measures.js';
import { countVerbatim } from './rendered.js';

const USAGE = `npm run eval -- <folder>... [--json] [--misses] [--held-out]
npm run fit -- <folder>...

Each folder holds articles.jsonl and questions.jsonl, or a squad.json. --held-out asks every question with
weights fitted without its articles. fit writes src/answer/fitted.ts.`;

/** Asks the whole set and judges it. `weightsFor` gives the weights of each question. */
async function evaluate(
  set: EvalSet,
  corpus: Corpus,
  weightsFor: (question: EvalQuestion) => Weights,
): Promise<Asking[]> {
  const judge = new Judge(corpus);
  const askings: Asking[] = [];
  await underConditions(set, corpus, async (question, condition) => {
    const tools = { ...corpus.tools, maxQuestionChars: 10_000, weights: weightsFor(question) };
    const began = performance.now();
    const answer = await answerQuestion(tools, { scope: corpus.scope, question: question.question });
    const ms = performance.now() - began;
    askings.push(judged(judge, question, condition, answer, ms, countVerbatim(corpus, answer)));
  });
  return askings;
}

/** Weights for each question, fitted on the examples whose articles are in other folds than its own. */
function heldOutWeights(examples: readonly Example[], set: EvalSet): (question: EvalQuestion) => Weights {
  const fitted = Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(examples.filter((example) => foldOf(example.set, example.question.articles, FOLDS) !== fold)),
  );
  return ({ articles }) => fitted[foldOf(set.folder, articles, FOLDS)]!;
}

function byType(askings: readonly Asking[]): Record<string, Measures> {
  const given = askings.filter(({ condition }) => condition === 'given');
  const types = [...new Set(given.map(({ question }) => question.type))].sort();
  return Object.fromEntries(
    types.map((type) => {
      const own = given.filter(({ question }) => question.type === type);
      return [type, { questions: own.length, ...answering(own) }];
    }),
  );
}

function printTable(
  folder: string,
  questions: number,
  measures: Measures,
  types: Record<string, Measures>,
): void {
  console.log(`\n${folder}: ${questions} questions`);
  for (const [name, value] of Object.entries(measures)) {
    console.log(`  ${name.padEnd(18)} ${name.startsWith('ms') ? value.toFixed(1) : value.toFixed(3)}`);
  }
  const columns = ['questions', 'answer@1', 'answer@3', 'answer@5', 'evidence@3'];
  console.log(`  ${'type'.padEnd(12)} ${columns.map((name) => name.padStart(10)).join(' ')}`);
  for (const [type, row] of Object.entries(types)) {
    const cells = columns.map((name) =>
      row[name] === undefined ? '–' : name === 'questions' ? String(row[name]) : row[name].toFixed(2),
    );
    console.log(`  ${type.padEnd(12)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);
  }
}

function printMisses(askings: readonly Asking[]): void {
  for (const { question, condition, answer, right } of askings) {
    const missed = condition === 'given' ? !right.slice(0, 3).includes(true) : answer.kind === 'answered';
    if (!missed) continue;
    console.log(`\n${condition} ${question.type} ${question.id}: ${question.question}`);
    console.log(
      `  ${answer.kind} ${answer.confidence.toFixed(2)}, wanted ${JSON.stringify(question.answers)} ${question.evidence.join(' | ')}`,
    );
    answer.statements.forEach(({ text }, at) => {
      console.log(`  ${right[at] ? '✓' : ' '} ${at + 1} ${text}`);
    });
  }
}

const FITTED = new URL('../../src/answer/fitted.ts', import.meta.url);

function writeFitted(weights: Weights, folders: readonly string[]): void {
  const names = folders.map((folder) => basename(folder)).join(', ');
  writeFileSync(
    FITTED,
    `import type { Weights } from './weights.js';\n\n` +
      `/** Written by \`npm run fit\` over the folders ${names}; not by hand. */\n` +
      `export const SHIPPED: Weights = ${JSON.stringify(weights)};\n`,
  );
  console.log(
    'Written: src/answer/fitted.ts. Format it with npm run format, and look at it before you commit it.',
  );
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      'held-out': { type: 'boolean', default: false },
      fit: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const sets = positionals.map(readEvalSet);
  const corpora = new Map<EvalSet, Corpus>();
  try {
    for (const set of sets) corpora.set(set, await Corpus.open(set, process.env));
    const examples: Example[] = [];
    const collect = async (weights: Weights): Promise<Example[]> => {
      const collected: Example[] = [];
      for (const set of sets) collected.push(...(await collectExamples(set, corpora.get(set)!, weights)));
      return collected;
    };
    if (values.fit) {
      const first = fitWeights(await collect(SHIPPED));
      // The signals of the confidence go by the ranking, so they are asked for again with the new one.
      writeFitted(fitWeights(await collect(first)), positionals);
      return;
    }
    if (values['held-out']) examples.push(...(await collect(SHIPPED)));
    for (const set of sets) {
      const weightsFor = values['held-out'] ? heldOutWeights(examples, set) : () => SHIPPED;
      const askings = await evaluate(set, corpora.get(set)!, weightsFor);
      const report = {
        folder: set.folder,
        questions: set.questions.length,
        measures: measure(askings),
        byType: byType(askings),
      };
      if (values.json) console.log(JSON.stringify(report));
      else printTable(report.folder, report.questions, report.measures, report.byType);
      if (values.misses) printMisses(askings);
    }
  } finally {
    for (const corpus of corpora.values()) await corpus.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
