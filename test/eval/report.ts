import type { EvalQuestion } from '../../src/calibrate/eval-set.js';
import { type Asking, answering, type Measures, reliability, shortAnswersShown } from './measures.js';

export interface Report {
  readonly folder: string;
  readonly questions: number;
  readonly measures: Measures;
  readonly byType: Record<string, Measures>;
}

export function byType(askings: readonly Asking[]): Record<string, Measures> {
  const given = askings.filter(({ condition }) => condition === 'given');
  const types = [...new Set(given.map(({ question }) => question.type))].sort();
  const rows = [
    ...types.map((type) => [type, given.filter(({ question }) => question.type === type)] as const),
    ...CROSS_SECTIONS.map(([name, has]) => [name, given.filter(({ question }) => has(question))] as const),
  ];
  return Object.fromEntries(
    rows
      .filter(([, own]) => own.length > 0)
      .map(([name, own]) => [name, { questions: own.length, ...answering(own), ...shortAnswersShown(own) }]),
  );
}

/** Questions of several types. */
const CROSS_SECTIONS: readonly (readonly [string, (question: EvalQuestion) => boolean])[] = [
  ['(follow-up)', ({ follows }) => follows !== undefined],
  ['(newest)', ({ newest }) => newest !== undefined],
  ['(false)', ({ falsePremise }) => falsePremise === true],
];

const WHOLE_COLUMNS = new Set(['questions', 'short']);

/** `short`: number of short answers shown; `wrong`: the share of them that is wrong. */
export function printTable({ folder, questions, measures, byType: types }: Report): void {
  console.log(`\n${folder}: ${questions} questions`);
  for (const [name, value] of Object.entries(measures)) {
    console.log(`  ${name.padEnd(22)} ${name.startsWith('ms') ? value.toFixed(1) : value.toFixed(3)}`);
  }
  const columns = ['questions', 'answer@1', 'answer@3', 'answer@5', 'evidence@3', 'short', 'wrong'];
  console.log(`  ${'type'.padEnd(12)} ${columns.map((name) => name.padStart(10)).join(' ')}`);
  for (const [type, row] of Object.entries(types)) {
    const cells = columns.map((name) =>
      row[name] === undefined ? '–' : WHOLE_COLUMNS.has(name) ? String(row[name]) : row[name].toFixed(2),
    );
    console.log(`  ${type.padEnd(12)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);
  }
}

export function printReliability(askings: readonly Asking[]): void {
  console.log('  confidence  askings   right');
  for (const { share, confidence, right } of reliability(askings)) {
    console.log(
      `  ${confidence.toFixed(2).padStart(10)} ${String(Math.round(share * askings.length)).padStart(8)} ${right.toFixed(2).padStart(7)}`,
    );
  }
}

/** One line per measure, one column per folder. */
export function printSummary(reports: readonly Report[]): void {
  const names = [...new Set(reports.flatMap(({ measures }) => Object.keys(measures)))];
  const folderName = ({ folder }: Report): string => folder.replace(/\/+$/, '').split('/').at(-1)!;
  console.log(`\n${''.padEnd(22)} ${reports.map((report) => folderName(report).padStart(10)).join(' ')}`);
  for (const name of names) {
    const cells = reports.map(
      ({ measures }) => measures[name]?.toFixed(name.startsWith('ms') ? 1 : 3) ?? '–',
    );
    console.log(`${name.padEnd(22)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);
  }
}

/** Prints each miss with the answer shown instead, and the number of misses per stage. */
export function printMisses(askings: readonly Asking[]): void {
  const stages = new Map<string, number>();
  for (const asking of askings) {
    const { question, condition, answer, right, stage, shortAnswerRight } = asking;
    if (stage) stages.set(stage, (stages.get(stage) ?? 0) + 1);
    const missed = condition === 'given' ? stage !== null : answer.kind === 'answered';
    const wronglyShort = answer.shortAnswer !== undefined && !shortAnswerRight;
    if (!missed && !wronglyShort && !answer.disagreement) continue;
    console.log(
      `\n${condition} ${question.type} ${question.id}: ${question.question}${stage ? `  [${stage}]` : ''}${wronglyShort ? '  [wrong short answer]' : ''}`,
    );
    console.log(
      `  ${answer.kind} ${answer.confidence.toFixed(2)}, wanted ${JSON.stringify(question.shortAnswers ?? question.answers)} ${question.evidence.join(' | ')}`,
    );
    if (answer.disagreement)
      console.log(`  disagreement: ${answer.disagreement.values.map(({ text }) => text).join(' ≠ ')}`);
    if (answer.shortAnswer)
      console.log(`  short answer ${answer.shortAnswer.confidence.toFixed(2)}: ${answer.shortAnswer.text}`);
    answer.statements.forEach(({ text }, at) => {
      console.log(`  ${right[at] ? '✓' : ' '} ${at + 1} ${text}`);
    });
  }
  console.log(`\nlost: ${[...stages].map(([stage, count]) => `${count} ${stage}`).join(', ')}`);
}
