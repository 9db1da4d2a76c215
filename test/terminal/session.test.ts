import { expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import type { Answer } from '../../src/domain/answer.js';
import { Session } from '../../src/terminal/session.js';

const NOTHING: Answer = {
  id: 'x',
  question: 'wie viele Menschen sind gestorben?',
  kind: 'nothing',
  statements: [],
  searched: { articles: 2, passages: 2, newest: null },
  confidence: 0,
  read: true,
};
const newsroom = {
  answers: { ask: async () => NOTHING, verify: async () => undefined },
} as unknown as Newsroom;

async function printed(isEnglishOnly: boolean): Promise<string> {
  const lines: string[] = [];
  const out = {
    json: false,
    colour: false,
    write: (line: string) => lines.push(line),
    error: () => undefined,
  };
  await new Session(newsroom, 'test', out, 'ann', isEnglishOnly).ask(NOTHING.question);
  return lines.join('\n');
}

test('a question in another language is told what the models understand, unless they understand more', async () => {
  expect(await printed(true)).toContain('only questions in English');
  expect(await printed(false)).not.toContain('only questions in English');
});
