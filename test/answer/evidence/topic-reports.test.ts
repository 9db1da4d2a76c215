import { expect, test } from 'vitest';
import type { CandidateArticle } from '../../../src/answer/evidence/candidates.js';
import { topicReports } from '../../../src/answer/evidence/topic-reports.js';
import type { Store } from '../../../src/store/ports/store.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const MODEL = { id: 'test', dimension: 2 };

const report = (title: string, text: string, day: number): CandidateArticle =>
  articleOf(text, { title, publishedAt: `2025-10-0${day}` });

const BLAST = report(
  'Explosion at Dunmore mill kills three',
  'Three people died in an explosion at the Halvorsen mill in Dunmore. The mayor, Ada Quill, wept.',
  1,
);
const RULING = report(
  'Court frees head of Halvorsen',
  'A court let Per Halvorsen go, the owner of the mill. Ada Quill called it a disgrace. The fire began in a motor.',
  6,
);
const BRIDGE = report(
  'Quill opens bridge',
  'Ada Quill opened a bridge by Per Halvorsen. After the explosion in Dunmore she had put that off.',
  4,
);
const RELIEF = report(
  'Homes of Dunmore are safe again',
  'Most of those who had left their homes in Dunmore were allowed back. The shops opened.',
  3,
);

/**
 * @param similar Of each article to the first one, as the cosine of their vectors.
 * @param unread Articles of which only a passage was found.
 */
async function reportsOf(
  question: string,
  read: readonly CandidateArticle[],
  { similar, unread = [] }: { similar: readonly number[]; unread?: readonly CandidateArticle[] },
) {
  const all = [...read, ...unread];
  const search = {
    passageCount: async () => 1000,
    documentFrequencies: async (_: number, terms: readonly string[]) =>
      new Map(terms.map((term) => [term, 2])),
    loadArticles: async (_: number, keys: readonly number[]) =>
      new Map(unread.filter(({ key }) => keys.includes(key)).map((article) => [article.key, article])),
    passageVectors: async () =>
      all.flatMap(({ key }, at) => {
        const cosine = similar[at];
        const vector = cosine && Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine));
        return vector ? [{ key, article: key, first: 0, last: 0, vector }] : [];
      }),
  };
  const evidence = evidenceOf(question, read);
  const passages = unread.map(({ key }) => ({ key, article: key, first: 0, last: 0, fused: 1 }));
  const { about, passing } = await topicReports({ search } as unknown as Store, MODEL, {
    ...evidence,
    retrieval: { ...evidence.retrieval, passages },
  });
  const titles = (articles: readonly CandidateArticle[]) => articles.map(({ article }) => article.title);
  return { about: titles(about), passing: titles(passing) };
}

const QUESTION = 'timeline of the Dunmore explosion';
const [BLAST_TITLE, RULING_TITLE, BRIDGE_TITLE, RELIEF_TITLE] = [BLAST, RULING, BRIDGE, RELIEF].map(
  ({ article }) => article.title,
);

test('a later report of the event in other words belongs to it, read or only found', async () => {
  const about = [RULING_TITLE, BLAST_TITLE];
  const similar = [1, 0.72];
  expect(await reportsOf(QUESTION, [BLAST, RULING], { similar })).toEqual({ about, passing: [] });
  expect(await reportsOf(QUESTION, [BLAST], { similar, unread: [RULING] })).toEqual({ about, passing: [] });
});

test('one that has names in common but tells something else does not', async () => {
  const found = await reportsOf(QUESTION, [BLAST, RULING], { similar: [1, 0.68] });
  expect(found).toEqual({ about: [BLAST_TITLE], passing: [] });
});

test('without vectors, the names decide', async () => {
  const found = await reportsOf(QUESTION, [BLAST, RULING], { similar: [] });
  expect(found.about).toEqual([RULING_TITLE, BLAST_TITLE]);
});

test('one that mentions the topic in passing is kept apart', async () => {
  const found = await reportsOf(QUESTION, [BLAST, BRIDGE], { similar: [1, 0.5] });
  expect(found).toEqual({ about: [BLAST_TITLE], passing: [BRIDGE_TITLE] });
});

test('one that is much alike and has a name of the topic in its opening belongs to it', async () => {
  const belongs = async (likeness: number) =>
    (await reportsOf(QUESTION, [BLAST, RELIEF], { similar: [1, likeness] })).about;
  expect(await belongs(0.8)).toEqual([RELIEF_TITLE, BLAST_TITLE]);
  expect(await belongs(0.72)).toEqual([BLAST_TITLE]);
});
