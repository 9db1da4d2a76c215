/**
 * Ablation of the rules: each function declaration of src/answer that can find nothing is switched off in turn, and the
 * questions for which it gave something are asked again. What a cache keeps from one question to the next is not seen.
 * Usage: npm run ablate:rules -- <folder>... [--only <part of an id>]
 */
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import type { EvalQuestion } from '../../src/calibrate/eval-set.js';
import { shortAnswerScore, WRONG_BELOW_F1 } from '../../src/calibrate/judge.js';
import type { Asking } from './measures.js';
import { Switchboard } from './rules/switchboard.js';

const board = Switchboard.install();
register('./rules/hooks.ts', import.meta.url);
// Behind the hooks, so that they see what these import.
const { readCalibration, SHIPPED_CALIBRATION } = await import('../../src/answer/calibration.js');
const { evaluate } = await import('./evaluate.js');
const { openCorpus } = await import('./open-corpus.js');
const { readFolder } = await import('./read-folder.js');

/** What an asking counts for. */
const COUNTS = {
  'answer@1': ({ condition, right }: Asking) => condition === 'given' && right[0] === true,
  'answer@5': ({ condition, right }: Asking) => condition === 'given' && right.includes(true),
  right: (asking: Asking) => scoreOf(asking) >= WRONG_BELOW_F1,
  wrong: (asking: Asking) => asking.answer.shortAnswer !== undefined && scoreOf(asking) < WRONG_BELOW_F1,
  kept: ({ condition, answer }: Asking) => condition === 'given' && answer.kind === 'answered',
  refused: ({ condition, answer }: Asking) => condition === 'nearMiss' && answer.kind !== 'answered',
} as const;
type Count = keyof typeof COUNTS;

function scoreOf({ condition, answer: { shortAnswer }, question }: Asking): number {
  return condition === 'given' && shortAnswer ? shortAnswerScore(question, shortAnswer.text) : 0;
}

const shown = ({ answer: { kind, shortAnswer, statements, contradicted, disagreement } }: Asking): string =>
  JSON.stringify([
    kind,
    shortAnswer?.text,
    shortAnswer?.earlier?.map(({ quote }) => quote),
    statements.map(({ text }) => text),
    contradicted,
    disagreement,
  ]);

/** A question with those that follow it. */
interface Conversation {
  readonly id: string;
  ask(): Promise<Asking[]>;
}

/** Conversations are asked apart from each other. */
function conversationsOf(questions: readonly EvalQuestion[]): EvalQuestion[][] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const rootOf = (question: EvalQuestion): string => {
    const before = question.follows === undefined ? undefined : byId.get(question.follows);
    return before ? rootOf(before) : question.id;
  };
  const grouped = new Map<string, EvalQuestion[]>();
  for (const question of questions) {
    const root = rootOf(question);
    grouped.set(root, [...(grouped.get(root) ?? []), question]);
  }
  return [...grouped.values()];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
if (positionals.length === 0) throw new Error('npm run ablate:rules -- <folder>... [--only <part of an id>]');
const conversations: Conversation[] = [];
const corpora = [];
for (const folder of positionals) {
  const set = readFolder(folder);
  const corpus = await openCorpus(set, true);
  corpora.push(corpus);
  const deps = {
    ...corpus.tools,
    maxQuestionChars: 10_000,
    calibration: readCalibration(SHIPPED_CALIBRATION),
  };
  for (const questions of conversationsOf(set.questions)) {
    const id = `${folder} ${questions[0]!.id}`;
    const ask = () => evaluate({ ...set, questions }, corpus, deps, { leaveOut: 'given' });
    conversations.push({ id, ask });
  }
}

const before = new Map<Conversation, Asking[]>();
for (const conversation of conversations) {
  board.asking = conversation.id;
  before.set(conversation, await conversation.ask());
}
board.asking = null;

const names = Object.keys(COUNTS) as Count[];
console.log(
  `${'gave'.padStart(5)} ${'changed'.padStart(8)} ${names.map((name) => name.padStart(9)).join(' ')}  without`,
);
for (const [id, gave] of [...board.gave].sort(([a], [b]) => a.localeCompare(b))) {
  if (values.only !== undefined && !id.includes(values.only)) continue;
  board.off = id;
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Count, number>;
  let changed = 0;
  let failed = 0;
  for (const conversation of conversations.filter((one) => gave.has(one.id))) {
    const askings = await conversation.ask().catch(() => null);
    if (askings === null) {
      failed += 1;
      continue;
    }
    before.get(conversation)!.forEach((was, at) => {
      const is = askings[at]!;
      if (shown(is) === shown(was)) return;
      changed += 1;
      for (const name of names) sums[name] += Number(COUNTS[name](is)) - Number(COUNTS[name](was));
    });
  }
  const cells = names.map((name) => (sums[name] > 0 ? `+${sums[name]}` : `${sums[name]}`).padStart(9));
  const failures = failed === 0 ? '' : ` (${failed} failed without it)`;
  console.log(
    `${String(gave.size).padStart(5)} ${String(changed).padStart(8)} ${cells.join(' ')}  ${id}${failures}`,
  );
}
for (const corpus of corpora) await corpus.close();
