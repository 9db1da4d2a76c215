import { setTimeout as rest } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CandidateArticle, CandidatePassage } from '../../../src/answer/evidence/candidates.js';
import { readPassages } from '../../../src/answer/evidence/read.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import type { ReadablePassage, Reader, ScoredSpan } from '../../../src/domain/models.js';
import { articleOf, spanOf } from '../evidence-of.js';

const TEXT = 'It rained. It blew. Ana Torres won. Bo Lind came second. It froze.';
const QUESTION = analyseQuestion('who won?');

/** One passage of the whole text. */
function passageOf(text = TEXT): CandidatePassage {
  const from = articleOf(text, { title: 'Race' });
  const retrieved = { key: 1, article: from.key, first: 0, last: from.sentences.length - 1, fused: 1 };
  return { from, retrieved, sentences: from.sentences };
}

type Scores = Readonly<Record<string, number>>;

/** Finds the words with these scores, in the order of the calls; every text that it reads is noted. */
function readerOf(calls: readonly (Scores | null)[]) {
  const texts: string[][] = [];
  const reader: Reader = {
    id: 'test',
    trouble: null,
    close: async () => undefined,
    async read(_, passages) {
      const scores = calls[texts.length] ?? null;
      texts.push(passages.map(({ text }) => text));
      return passages.map((passage) => scores && spansIn(passage, scores));
    },
  };
  return { reader, texts };
}

const spansIn = ({ text, sentences }: ReadablePassage, scores: Scores): ScoredSpan[][] =>
  sentences.map(({ start, end }) =>
    Object.entries(scores)
      .filter(([words]) => text.slice(start, end).includes(words))
      .map(([words, score]) => {
        const span = spanOf(text.slice(start, end), words);
        return { start: start + span.start, end: start + span.end, score };
      })
      .sort((a, b) => b.score - a.score),
  );

/** The spans of the sentence with these words, as words and score. */
async function spansOf(words: string, calls: readonly (Scores | null)[]) {
  const passage = passageOf();
  const { reader } = readerOf(calls);
  const { candidates } = await readPassages(reader, QUESTION, [passage]);
  const spans = candidates.find(({ text }) => text.includes(words))!.spans!;
  return spans.map(({ start, end, score }) => [TEXT.slice(start, end), score]);
}

test('the best sentences are read again, each behind the two before it', async () => {
  const { reader, texts } = readerOf([{ 'Bo Lind': 4, 'Ana Torres': 6 }, {}]);
  await readPassages(reader, QUESTION, [passageOf()]);
  expect(texts[1]).toEqual([
    'Race. It rained. It blew. Ana Torres won.',
    'Race. It blew. Ana Torres won. Bo Lind came second.',
  ]);
});

test('a sentence that only asks is not read again, unless the question is about what was asked', async () => {
  const passage = passageOf('Who is Ana Torres? Ana Torres won.');
  const again = async (question: string) => {
    const { reader, texts } = readerOf([{ 'Ana Torres': 6 }, {}]);
    await readPassages(reader, analyseQuestion(question), [passage]);
    return texts[1];
  };
  expect(await again('who won?')).toEqual(['Race. Who is Ana Torres? Ana Torres won.']);
  expect(await again('what did they ask?')).toHaveLength(2);
});

test('a sentence scores as the mean of its readings', async () => {
  expect(await spansOf('Ana', [{ 'Ana Torres': 6 }, { 'Ana Torres': 2 }])).toEqual([['Ana Torres', 4]]);
});

test('spans that overlap are one, and a span that one reading lacks is less likely', async () => {
  const first = { 'Ana Torres': 6, won: 3 };
  expect(await spansOf('Ana', [first, { Torres: 4, won: 3.5 }])).toEqual([
    ['Ana Torres', 5],
    ['won', 3.25],
  ]);
  // "won" is best of the second reading, but the first one prefers "Ana Torres", which the second has as well.
  expect(await spansOf('Ana', [first, { won: 5, Torres: 4 }])).toEqual([
    ['Ana Torres', 5.5],
    ['won', 4.5],
  ]);
  const [[best] = [], ...others] = await spansOf('Ana', [first, { won: 5 }]);
  expect([best, others.length]).toEqual(['won', 1]);
});

test('what is not read again keeps its spans', async () => {
  expect(await spansOf('Ana', [{ 'Ana Torres': 6 }, null])).toEqual([['Ana Torres', 6]]);
});

test('nothing is read again if not all could be read, or if nothing was found', async () => {
  const short: Reader = {
    ...readerOf([]).reader,
    read: async (_, passages) => {
      calls += 1;
      return passages.map((passage, at) => (at === 0 ? spansIn(passage, { 'Ana Torres': 6 }) : null));
    },
  };
  let calls = 0;
  await readPassages(short, QUESTION, [passageOf(), passageOf('It rained again.')]);
  expect(calls).toBe(1);
  const { reader, texts } = readerOf([{}, {}]);
  await readPassages(reader, QUESTION, [passageOf()]);
  expect(texts).toHaveLength(1);
});

test.each([
  [7, 1, { read: 7, found: 9 }],
  [8, 2, undefined],
])(
  'of nine passages, %i were read in time: %i readings, no further passages, and it was in a hurry: %o',
  async (inTime, readings, hurry) => {
    let calls = 0;
    let asked = 0;
    const reader: Reader = {
      ...readerOf([]).reader,
      read: async (_, passages) => {
        calls += 1;
        return passages.map((passage, at) => (at < inTime ? spansIn(passage, { 'Ana Torres': 6 }) : null));
      },
    };
    const passages = Array.from({ length: 9 }, (_, at) =>
      passageOf(`It rained ${at} times. Ana Torres won.`),
    );
    const further = async () => {
      asked += 1;
      return [];
    };
    const { read, hurried } = await readPassages(reader, QUESTION, passages, { further });
    expect([calls, asked, read, hurried]).toEqual([readings, 0, true, hurry]);
  },
);

test('further passages that the best sentence gives reason for are read, too', async () => {
  const more = passageOf('Later Bo Lind was declared the winner.');
  const { reader, texts } = readerOf([{ 'Ana Torres': 6 }, { 'Bo Lind': 5 }, {}]);
  const asked: string[] = [];
  const passage = passageOf();
  const further = async ({ article }: CandidateArticle) => {
    asked.push(article.text);
    return [more];
  };
  const { candidates } = await readPassages(reader, QUESTION, [passage], { further });
  expect(asked).toEqual([passage.from.article.text]);
  expect(texts[1]).toEqual(['Race. Later Bo Lind was declared the winner.']);
  expect(candidates.some(({ from }) => from === more.from)).toBe(true);
});

test('further passages share the time of the first ones, the second look has its own', async () => {
  const { reader } = readerOf([{ 'Ana Torres': 6 }, { 'Bo Lind': 5 }, {}]);
  const spent: (number | undefined)[] = [];
  const timed: Reader = {
    ...reader,
    read: async (question, passages, spentMs) => {
      spent.push(spentMs);
      await rest(5);
      return reader.read(question, passages);
    },
  };
  const further = async () => [passageOf('Later Bo Lind was declared the winner.')];
  await readPassages(timed, QUESTION, [passageOf()], { further });
  expect(spent).toEqual([0, expect.any(Number), undefined]);
  expect(spent[1]).toBeGreaterThan(1);
});

test('spans that cannot answer are taken from the first and the further passages', async () => {
  const more = passageOf('Later Bo Lind was declared the winner.');
  const { reader, texts } = readerOf([{ 'Ana Torres': 4, 'Bo Lind': 6 }, { 'Bo Lind': 5 }, {}]);
  const { candidates } = await readPassages(reader, QUESTION, [passageOf()], {
    withoutImpossible: async (some) =>
      some.map((one) => (one.text.includes('Bo Lind') ? { ...one, spans: [] } : one)),
    further: async () => [more],
  });
  const answering = candidates.filter(({ spans }) => spans!.length > 0).map(({ text }) => text);
  expect(answering).toEqual(['Ana Torres won.']);
  expect(texts[2]).toEqual(['Race. It rained. It blew. Ana Torres won.']);
});

test('no further passages are asked for where nothing was found, or time was short', async () => {
  const further = async () => {
    throw new Error('asked for');
  };
  await readPassages(readerOf([{}]).reader, QUESTION, [passageOf()], { further });
  await readPassages(readerOf([null]).reader, QUESTION, [passageOf()], { further });
});

test('without a reader nothing is read', async () => {
  const { candidates, read } = await readPassages(null, QUESTION, [passageOf()]);
  expect(read).toBe(false);
  expect(candidates.every(({ spans }) => spans === null)).toBe(true);
});
