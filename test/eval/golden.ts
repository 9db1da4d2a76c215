import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import type { Asking } from './measures.js';

const GOLDEN_FILE = join(PACKAGE_ROOT, 'test/eval/golden.jsonl');

/** Set by `npm run golden`, which accepts the current answers. */
export const REWRITES_GOLDEN = process.env.REWRITE_GOLDEN === '1';

/** Scores of quantised models differ slightly between processors, which may change close decisions. */
export const MAX_GOLDEN_DIFFERENCES = 5;

/** One line per question with what a reader sees first; confidences are left out, as they differ between processors. */
export function goldenLines(askings: readonly Asking[]): string[] {
  const first = new Map<string, Asking>();
  // Every question is first asked with all articles; only then are articles left out.
  for (const asking of askings) if (!first.has(asking.question.id)) first.set(asking.question.id, asking);
  return [...first.values()].map(({ question, answer: { kind, statements, shortAnswer } }) =>
    JSON.stringify({
      id: question.id,
      question: question.question,
      kind,
      shortAnswer: shortAnswer?.text ?? null,
      firstQuote: statements[0]?.text ?? null,
    }),
  );
}

export function writeGolden(lines: readonly string[]): void {
  writeFileSync(GOLDEN_FILE, `${lines.join('\n')}\n`);
}

/** The lines that differ, as in a diff. */
export function goldenDifferences(lines: readonly string[]): string[] {
  const golden = readFileSync(GOLDEN_FILE, 'utf8').trimEnd().split('\n');
  return Array.from({ length: Math.max(golden.length, lines.length) }, (_, at) => at)
    .filter((at) => golden[at] !== lines[at])
    .map((at) => `- ${golden[at]}\n+ ${lines[at]}`);
}
