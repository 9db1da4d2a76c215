import { expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import type { Answer, AskRequest } from '../../src/domain/answer.js';
import { Session } from '../../src/terminal/session.js';

const GERMAN = 'wie viele Menschen sind gestorben?';
const SEARCHED: Answer['searched'] = { articles: 2, passages: 2, newest: null };
const UNSEARCHED: Answer['searched'] = { articles: 0, passages: 0, newest: null };

interface Asking {
  readonly question?: string;
  readonly outlet?: string;
  readonly kind?: Answer['kind'];
  readonly searched?: Answer['searched'];
  readonly isEnglishOnly?: boolean;
  readonly json?: boolean;
}

/** What is printed for an answer without a quote; the only outlet is Sample Wire. */
async function printed({
  question = GERMAN,
  outlet,
  kind = 'nothing',
  searched = SEARCHED,
  isEnglishOnly = true,
  json = false,
}: Asking): Promise<string> {
  const newsroom = {
    answers: {
      ask: async ({ question: asked }: AskRequest): Promise<Answer> => ({
        id: 'x',
        question: asked,
        kind,
        statements: [],
        searched,
        confidence: 0,
        read: true,
      }),
      verify: async () => undefined,
    },
    archive: {
      outlets: async (_: string, typed: string) => ['Sample Wire'].filter((name) => name.includes(typed)),
    },
  } as unknown as Newsroom;
  const lines: string[] = [];
  const out = { json, colour: false, write: (line: string) => lines.push(line), error: () => undefined };
  const session = new Session(newsroom, 'test', out, 'ann', isEnglishOnly);
  await session.ask(question, outlet === undefined ? {} : { outlet });
  return lines.join('\n');
}

/** The hints in the JSON of an answer. */
async function hintsIn(asking: Asking): Promise<unknown> {
  const { outletsHere, understands } = JSON.parse(await printed({ ...asking, json: true }));
  return { outletsHere, understands };
}

test('a question in another language is told what the models understand, unless they understand more', async () => {
  expect(await printed({})).toContain('only questions in English');
  expect(await printed({ kind: 'closest' })).toContain('only questions in English');
  expect(await printed({ kind: 'answered' })).not.toContain('only questions in English');
  expect(await printed({ isEnglishOnly: false })).not.toContain('only questions in English');
  expect(await printed({ question: 'how many people died?' })).not.toContain('only questions in English');
});

test('the JSON of an answer says what its text says', async () => {
  expect(await hintsIn({})).toEqual({ understands: 'English' });
  expect(await hintsIn({ kind: 'answered' })).toEqual({});
  expect(await hintsIn({ isEnglishOnly: false })).toEqual({});
  expect(await hintsIn({ outlet: 'Wire', searched: UNSEARCHED })).toEqual({ outletsHere: ['Sample Wire'] });
  expect(await hintsIn({ outlet: 'Gazette', searched: UNSEARCHED })).toEqual({
    outletsHere: ['Sample Wire'],
  });
  expect(await hintsIn({ outlet: 'Sample Wire', searched: UNSEARCHED })).toEqual({});
  expect(await hintsIn({ searched: UNSEARCHED })).toEqual({});
});

test('a page after the last is named beside the last, which is shown instead', async () => {
  const shown = async (page: number, total: number) => {
    const listed = { entries: [], total, page: Math.min(page, 1), pageSize: 10, withdrawn: 0 };
    const lines: string[] = [];
    const out = {
      json: false,
      colour: false,
      write: (line: string) => lines.push(line),
      error: () => undefined,
    };
    const newsroom = { archive: { list: async () => listed } } as unknown as Newsroom;
    await new Session(newsroom, 'test', out, 'ann', true).sources({ which: 'all', page });
    return lines.join('\n');
  };
  expect(await shown(98, 15)).toContain('There is no page 99; this is the last page.\nPage 2 of 2');
  expect(await shown(1, 15)).toBe('Page 2 of 2, 15 articles in total (--page).');
  expect(await shown(98, 0)).toBe('No articles to list.');
});
