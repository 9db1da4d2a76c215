import { parseArgs } from 'node:util';
import { answerQuestion } from '../../src/answer/answer.js';
import { SHIPPED, type Weights } from '../../src/answer/weights.js';
import { underConditions } from './conditions.js';
import { Corpus } from './corpus.js';
import { type EvalQuestion, type EvalSet, readEvalSet } from './data.js';
import { collectExamples, type Example, fitWeights } from './examples.js';
import { Judge } from './judge.js';
import { type Asking, answering, judged, type Measures, measure } from './measures.js';
import { countVerbatim } from './rendered.js';

const USAGE = `npm run eval -- <folder>... [--json] [--misses] [--held-out]
npm run fit -- <folder>...

Each folder holds articles.jsonl and questions.jsonl, or a squad.json. --held-out asks every question with
weights fitted without its articles. fit prints the weights for src/answer/weights.ts.`;

const FOLDS = 5;

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
  const foldOf = (folder: string, articles: readonly string[]): number => {
    const name = `${folder} ${articles[0] ?? ''}`;
    return [...name].reduce((sum, char) => (sum * 31 + char.codePointAt(0)!) % 1_000_003, 7) % FOLDS;
  };
  const fitted = Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(examples.filter((example) => foldOf(example.set, example.question.articles) !== fold)),
  );
  return ({ articles }) => fitted[foldOf(set.folder, articles)]!;
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
    if (values.fit || values['held-out']) {
      for (const set of sets) examples.push(...(await collectExamples(set, corpora.get(set)!)));
    }
    if (values.fit) {
      console.log(JSON.stringify(fitWeights(examples), null, 2));
      return;
    }
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
