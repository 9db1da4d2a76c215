import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { answerErrors } from '../../src/answer/errors.js';
import { runConsole } from '../../src/terminal/console.js';
import type { Output } from '../../src/terminal/output.js';
import type { Session } from '../../src/terminal/session.js';

/** What a console with these lines asks, and what it prints. */
async function run(...lines: string[]) {
  const asked: unknown[] = [];
  const written: string[] = [];
  const session = {
    ask: async (question: string, { follows }: { follows?: string }) => {
      if (question === 'thanks') throw answerErrors.smallTalk({ talk: 'thanks' });
      asked.push([question, follows]);
      return { id: `answer-${asked.length}` };
    },
    stats: async () => written.push('stats'),
  } as unknown as Session;
  const out = { json: false, write: (text: string) => written.push(text) } as unknown as Output;
  await runConsole(session, out, Readable.from(lines.map((line) => `${line}\n`)));
  return { asked, written };
}

test('a question follows the one before it', async () => {
  const { asked } = await run('who signed it?', 'and when?', '/ask and where?', 'quit', 'never asked');
  expect(asked).toEqual([
    ['who signed it?', undefined],
    ['and when?', 'answer-1'],
    ['and where?', 'answer-2'],
  ]);
});

test('small talk is answered, and changes nothing for the next question', async () => {
  const { asked, written } = await run('who?', 'thanks', 'when?');
  expect(asked).toEqual([
    ['who?', undefined],
    ['when?', 'answer-1'],
  ]);
  expect(written.join('\n')).toContain("You're welcome");
});

test('help, stats and exit work without their slash', async () => {
  const { asked, written } = await run('help', 'Stats', 'exit', 'who?');
  expect(asked).toEqual([]);
  expect(written.join('\n')).toContain('/quit');
  expect(written).toContain('stats');
});
