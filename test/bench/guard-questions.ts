import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config/config.js';

/** The questions of `data/guard`. */
export function guardQuestions(): string[] {
  const file = readFileSync(join(PACKAGE_ROOT, 'data/guard/questions.jsonl'), 'utf8');
  return file.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const { question } = JSON.parse(line) as { question?: unknown };
    return typeof question === 'string' ? [question] : [];
  });
}
