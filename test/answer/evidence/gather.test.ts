import { describe, expect, test } from 'vitest';
import { gatherEvidence, termCoverage } from '../../../src/answer/evidence/gather.js';
import { analyseQuestion, analyseTimedQuestion } from '../../../src/answer/question/question.js';
import type { Reader } from '../../../src/domain/models.js';
import { evidenceOf } from '../evidence-of.js';
import { openArticles } from '../open-articles.js';

const TEXT = 'The earthquake destroyed houses. Rescue teams came at night.';
const ARTICLES = [
  { id: 'a', title: 'Quake', text: TEXT, url: 'https://one.example/quake' },
  { id: 'b', title: 'Quake', text: `${TEXT}\n\nMore follows.`, url: 'https://two.example/quake' },
];

async function gather(question: string, reader: Reader | null, passages = 16) {
  const corpus = await openArticles(ARTICLES);
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  return gatherEvidence({ ...corpus.tools, reader, passages }, analyseQuestion(question), scope, null);
}

function readerOf(read: Reader['read']): Reader {
  return { id: 'test', trouble: null, read, close: async () => undefined };
}

test('misspelt terms are corrected before the search and for the reader', async () => {
  const asked: string[] = [];
  const reader = readerOf(async (question, passages) => {
    asked.push(question);
    return passages.map(({ sentences }) => sentences.map(() => []));
  });
  const { question, read } = await gather('what did the erthquake destroy?', reader);
  expect(question.terms).toContain('earthquak');
  expect(asked).toEqual([question.text]);
  expect(read).toBe(true);
});

/** What the reader and the retriever are asked of reports of the 24th, the 25th and an earlier day. */
async function askedOf(typed: string, now: string) {
  const reports = [
    ['2026-11-24', 'The minister signed the pact in the old town hall.'],
    ['2026-11-25', 'On Tuesday the minister signed the pact in the town hall.'],
    ['2026-11-02', 'The minister signed the pact with the town of Tarn.'],
  ] as const;
  const corpus = await openArticles(
    reports.map(([publishedAt, text], at) => ({
      id: `r${at}`,
      title: 'Pact',
      text,
      url: `https://one.example/${at}`,
      publishedAt,
    })),
  );
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const asked = new Map<string, string>();
  const reader = readerOf(async (question, passages) => {
    for (const { text, question: own } of passages) asked.set(text.replace(/^Pact\. /, ''), own ?? question);
    return passages.map(({ sentences }) => sentences.map(() => []));
  });
  const question = analyseTimedQuestion(typed, new Date(now));
  const evidence = await gatherEvidence({ ...corpus.tools, reader, passages: 16 }, question, scope, null);
  return { terms: evidence.question.terms, asked: reports.map(([, text]) => asked.get(text)) };
}

test('reports of a named day are read without its words, unless they have them', async () => {
  const { terms, asked } = await askedOf('what did the minister sign on Tuesday?', '2026-11-26T12:00:00Z');
  expect(terms).toEqual(['minist', 'sign']);
  expect(asked).toEqual([
    'what did the minister sign?',
    'what did the minister sign on Tuesday?',
    'what did the minister sign on Tuesday?',
  ]);
});

test('without reports of a named day, its words are words like others', async () => {
  const question = 'what did the minister sign on Tuesday?';
  const { terms, asked } = await askedOf(question, '2026-12-26T12:00:00Z');
  expect(terms).toEqual(['minist', 'sign', 'tuesdai']);
  expect(asked).toEqual([question, question, question]);
});

test('sentences of another kind of disaster than that asked about answer nothing', async () => {
  const span = { start: 0, end: 3, score: 9 };
  const reader = readerOf(async (_, passages) =>
    passages.map(({ sentences }) => sentences.map(() => [span])),
  );
  const found = async (question: string) =>
    (await gather(question, reader)).candidates.some(({ spans }) => spans!.length > 0);
  expect(await found('how many died in the earthquake?')).toBe(true);
  expect(await found('how many died in the eruption?')).toBe(false);
});

test('without a reader, every candidate is unread', async () => {
  const { candidates, read } = await gather('earthquake houses?', null);
  expect(read).toBe(false);
  expect(candidates.length).toBeGreaterThan(0);
  expect(candidates.every(({ spans }) => spans === null)).toBe(true);
});

test('behind the sixth, only passages with half of the best score are read', async () => {
  const others = Array.from({ length: 12 }, (_, n) => `Town council ${n} bought bench ${n}.`);
  const texts = ['The earthquake destroyed houses.', ...others];
  const corpus = await openArticles(
    texts.map((text, n) => ({ id: `t${n}`, title: 'Report', text, url: `https://one.example/${n}` })),
  );
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const read: string[] = [];
  const reader = readerOf(async (_, passages) => {
    read.push(...passages.map(({ text }) => text));
    return passages.map(({ sentences }) => sentences.map(() => []));
  });
  const question = analyseQuestion('which houses did the earthquake destroy?');
  const { retrieval } = await gatherEvidence(
    { ...corpus.tools, reader, passages: 16 },
    question,
    scope,
    null,
  );
  const best = retrieval.passages[0]!.fused;
  const expected = retrieval.passages.filter(({ fused }, at) => at < 6 || fused >= best / 2);
  expect(read[0]).toContain('earthquake');
  expect(read).toHaveLength(expected.length);
  expect(expected.length).toBeGreaterThanOrEqual(6);
  expect(expected.length).toBeLessThan(retrieval.passages.length);
});

describe('of a later report of the event, other passages are read, too', () => {
  const names = 'Ferran Holt of Orvale, Ida Moe of Stanmouth and Jon Rask of Kestrel';
  const first = `Four houses burned in the earthquake, said ${names}.`;
  const filler = (clauses: number) =>
    Array.from({ length: clauses }, (_, n) => `Clause${n} of the long report.`).join(' ');
  const report = (id: string, publishedAt: string | null, text: string) => ({
    id,
    title: `Report ${id}`,
    text,
    url: `https://${id}.example/1`,
    ...(publishedAt && { publishedAt }),
  });
  /** How many passages of another report are read besides the best seven of all. */
  const readOf = async (published: string | null, later = names, clauses = 90) => {
    const corpus = await openArticles([
      report('a', '2026-11-20', first),
      ...Array.from({ length: 6 }, (_, n) =>
        report(`x${n}`, '2026-11-20', `The earthquake burned town ${n}.`),
      ),
      report('z', published, `On the pier met ${later}.\n\n${filler(clauses)}\n\nNine were rebuilt.`),
    ]);
    const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
    const read: string[] = [];
    const reader = readerOf(async (_, passages) => {
      read.push(...passages.map(({ text }) => text));
      return passages.map(({ text, sentences }) =>
        sentences.map(({ start, end }) => (text.includes('Four houses') ? [{ start, end, score: 5 }] : [])),
      );
    });
    const question = analyseQuestion('how many houses burned in the earthquake?');
    await gatherEvidence({ ...corpus.tools, reader, passages: 7 }, question, scope, null);
    return read.filter((text) => text.startsWith('Report z')).length;
  };

  test('in a long one', async () => {
    expect(await readOf('2026-11-21')).toBeGreaterThan(1);
  });

  test('at most eight', async () => {
    expect(await readOf('2026-11-21', names, 300)).toBe(8);
  });

  test('not of one before it, without a day, or of another event', async () => {
    expect(await readOf('2026-11-19')).toBe(0);
    expect(await readOf(null)).toBe(0);
    expect(await readOf('2026-11-21', 'Ana Torres of Velm and Bo Lind of Tarn')).toBe(0);
  });
});

test('at most the given number of passages is read', async () => {
  const read: number[] = [];
  const reader = readerOf(async (_, passages) => {
    read.push(passages.length);
    return null;
  });
  expect((await gather('earthquake houses?', reader, 1)).read).toBe(false);
  expect(read).toEqual([1]);
});

test('term coverage is weighted by IDF', () => {
  const { question } = evidenceOf('storm in Oslo?', []);
  const idf = new Map([
    ['storm', 3],
    ['oslo', 1],
  ]);
  const retrieval = { passages: [], bestBm25: 1, idf };
  const coverage = (...sets: string[][]) =>
    termCoverage(
      { question, retrieval },
      sets.map((terms) => new Set(terms)),
    );
  expect(coverage(['storm'])).toBe(0.75);
  expect(coverage(['storm'], ['oslo', 'rain'])).toBe(1);
  expect(coverage([])).toBe(0);
  expect(termCoverage({ question, retrieval: { ...retrieval, idf: new Map() } }, [new Set(['storm'])])).toBe(
    0,
  );
});

test('a term is covered by all words of another way to write it', () => {
  const { question } = evidenceOf('who is the ceo?', []);
  const retrieval = { passages: [], bestBm25: 1, idf: new Map([['ceo', 1]]) };
  const coverage = (...terms: string[]) => termCoverage({ question, retrieval }, [new Set(terms)]);
  expect(coverage('chief', 'execut')).toBe(1);
  expect(coverage('ceo')).toBe(1);
  expect(coverage('chief')).toBe(0);
});

test('the questions of a transcript are no evidence, unless somebody asks what was asked', async () => {
  const text =
    'Q: When will the interest rates fall?\n\nA: The rates stay until summer. We look at prices.\n\nQ: Is the bank slow?\n\nA: No.';
  const corpus = await openArticles([
    { id: 'a', title: 'Interview', text, url: 'https://one.example/interview' },
  ]);
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const texts = async (question: string): Promise<string[]> => {
    const deps = { ...corpus.tools, reader: null, passages: 16 };
    const { candidates } = await gatherEvidence(deps, analyseQuestion(question), scope, null);
    return candidates.map((candidate) => candidate.text);
  };
  expect(await texts('when will interest rates fall?')).toEqual([
    'A: The rates stay until summer.',
    'We look at prices.',
    'A: No.',
  ]);
  expect(await texts('what was asked about interest rates?')).toContain(
    'Q: When will the interest rates fall?',
  );
});

test.each([
  ['are medicines affected by the strike?', 'medicin exempt strike', 1],
  ['does Holt admit the crime?', 'holt plead guilti crime', 1],
  ['did Solvane beat forecasts?', 'solvan top forecast', 1],
  ['who was affected by the strike in Tarn?', 'exempt strike tarn', 2 / 3],
])('%s covers %s: %f', (text, terms, expected) => {
  const { question, retrieval } = evidenceOf(text, []);
  expect(termCoverage({ question, retrieval }, [new Set(terms.split(' '))])).toBeCloseTo(expected);
});

test('an age beside the asked name is likely, though the reader finds none', async () => {
  const text = 'Ana Torres won the race. Torres, 27, gets 75,000 crowns.';
  const corpus = await openArticles([{ id: 'race', title: 'Race', text, url: 'https://one.example/race' }]);
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const reader = readerOf(async (_, passages) => passages.map(({ sentences }) => sentences.map(() => [])));
  const deps = { ...corpus.tools, reader, passages: 16 };
  const { candidates } = await gatherEvidence(deps, analyseQuestion('how old is Ana Torres?'), scope, null);
  const spans = candidates.flatMap((candidate) => candidate.spans ?? []);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['27']);
});

test('what is not about the relative of somebody that is asked for has no spans', async () => {
  const text =
    'Bo Lind died of a fever.\n\nThe boats came back.\n\nIt rained.\n\nThe harbour was empty.\n\nHis daughter drowned.';
  const corpus = await openArticles([{ id: 'a', title: 'Bo Lind', text, url: 'https://one.example/lind' }]);
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const reader = readerOf(async (_, passages) =>
    passages.map(({ sentences }) => sentences.map((span) => [{ ...span, score: 5 }])),
  );
  const question = analyseQuestion("what did bo lind's daughter die of?");
  const { candidates } = await gatherEvidence(
    { ...corpus.tools, reader, passages: 16 },
    question,
    scope,
    null,
  );
  const spans = new Map(candidates.map(({ text, spans }) => [text, spans?.length]));
  expect(spans.get('Bo Lind died of a fever.')).toBe(0);
  expect(spans.get('His daughter drowned.')).toBe(1);
});
