import { expect, test } from 'vitest';
import type { CandidateArticle } from '../../src/answer/evidence/candidates.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../src/answer/evidence/rank.js';
import { topicReports } from '../../src/answer/evidence/topic-reports.js';
import { latestLeads, overviewOf, shownOf } from '../../src/answer/overview.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import type { Store } from '../../src/store/ports/store.js';
import { articleOf, evidenceOf } from './evidence-of.js';
import { openArticles } from './open-articles.js';
import { zeros } from './zeros.js';

const WEIGHTS = { read: zeros(RANK_FEATURES), search: { ...zeros(SEARCH_FEATURES), termCoverage: 1 } };
const MODEL = { id: 'test', dimension: 2 };

const unitVector = (degrees: number): Float32Array => {
  const radians = (degrees / 180) * Math.PI;
  return Float32Array.of(Math.cos(radians), Math.sin(radians));
};

/** @param degrees Direction of each article's first passage. */
async function shownBy(
  articles: readonly CandidateArticle[],
  degrees: readonly number[],
  count = 5,
  names = 'everywhere' as 'everywhere' | 'rare',
  question = 'what happened in the storm floods in Oslo harbour',
) {
  const evidence = evidenceOf(
    question,
    articles,
    articles.map(() => null),
  );
  const search = {
    passageCount: async () => 1000,
    documentFrequencies: async (_: number, terms: readonly string[]) =>
      new Map(terms.map((term) => [term, names === 'rare' ? 2 : 1000])),
    loadArticles: async () => new Map(),
    passageVectors: async (_: number, keys: readonly number[]) =>
      keys.map((key) => {
        const at = articles.findIndex((article) => article.key === key);
        return { key, article: key, first: 0, last: 0, vector: unitVector(degrees[at]!) };
      }),
  };
  const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
  const reports = await topicReports({ search } as unknown as Store, MODEL, evidence);
  const sentences = await overviewOf(search, MODEL, evidence, reports, ranked, count);
  return sentences
    .slice(0, count)
    .map(({ from, sentence: { span } }) => from.article.text.slice(span.start, span.end));
}

const [OLD, NEW] = ['Storm floods hit Oslo first.', 'Storm floods left Oslo later.'];
const dated = (text: string, publishedAt: string) => articleOf(text, { publishedAt });

test('a line that says nothing is no lead', async () => {
  const articles = [dated(`Oslo\n\n${NEW}`, '2025-10-02')];
  expect((await shownBy(articles, [0]))[0]).toBe(NEW);
  expect((await shownBy([dated('Storm floods in Oslo harbour', '2025-10-02')], [0]))[0]).toBe(
    'Storm floods in Oslo harbour',
  );
});

test('shows the leads newest first, then the best other sentences', async () => {
  const articles = [
    dated(`${OLD} It rained. It cleared. The Oslo floods rose.`, '2025-10-01'),
    dated(NEW, '2025-10-02'),
  ];
  expect(await shownBy(articles, [0, 90])).toEqual([
    NEW,
    OLD,
    'It rained.',
    'The Oslo floods rose.',
    'It cleared.',
  ]);
  expect(await shownBy(articles, [0, 90], 1)).toEqual([NEW]);
});

test('an article about the topic leads before a newer one that mentions it in passing', async () => {
  const passing =
    'Divers freed five men from a cave. They had ignored warnings of storm floods in Oslo harbour.';
  const articles = [dated(passing, '2025-10-03'), dated(OLD, '2025-10-01')];
  const [about, other] = [OLD, 'They had ignored warnings of storm floods in Oslo harbour.'];
  expect(await shownBy(articles, [0, 90], 2)).toEqual([about, other]);
});

test('one with a name of the topic in its opening does not mention it in passing', async () => {
  const sold = 'It took three bids until Oslo had a buyer. The storm floods were forgotten.';
  const articles = [dated(sold, '2025-10-03'), dated(OLD, '2025-10-01')];
  expect(await shownBy(articles, [0, 90], 2)).toEqual(['It took three bids until Oslo had a buyer.', OLD]);
});

test('of reports of one event, written independently, only the newest leads', async () => {
  const articles = [
    dated('Storm floods reached the Oslo quarter of Vika and Pipervika.', '2025-10-01'),
    dated('Two died in the floods of the Oslo storm, in Vika and Pipervika.', '2025-10-02'),
  ];
  expect(await shownBy(articles, [0, 90], 1, 'rare')).toHaveLength(1);
  expect((await shownBy(articles, [0, 90], 2, 'everywhere')).map((text) => text.slice(0, 3))).toEqual([
    'Two',
    'Sto',
  ]);
  expect((await shownBy(articles, [0, 90], 5, 'rare')).slice(0, 1)).toEqual([
    'Two died in the floods of the Oslo storm, in Vika and Pipervika.',
  ]);
});

test('moments count, not days, and an article without a date comes last', async () => {
  const undated = articleOf('Storm floods hit Oslo harbour.', { fetchedAt: '2025-10-09T00:00:00.000Z' });
  const articles = [
    undated,
    dated(OLD, '2025-10-02T01:00:00+05:30'),
    dated(NEW, '2025-10-01T23:00:00-05:00'),
  ];
  expect(await shownBy(articles, [0, 90, 180])).toEqual([NEW, OLD, 'Storm floods hit Oslo harbour.']);
});

test.each([
  // cos 36° = 0.81, cos 38° = 0.79
  [36, 'one event', [NEW, 'Storm floods hit Oslo harbour.', OLD]],
  [38, 'two events', [NEW, OLD, 'Storm floods hit Oslo harbour.']],
])('first passages at an angle of %i° report %s', async (degrees, _, expected) => {
  const articles = [
    dated('Storm floods hit Oslo harbour.', '2025-10-01'),
    dated(OLD, '2025-10-02'),
    dated(NEW, '2025-10-03'),
  ];
  expect(await shownBy(articles, [180, degrees, 0])).toEqual(expected);
});

test.each([
  ['Storm floods hit Oslo.', true],
  ['A storm hit Oslo.', false],
])('“%s” has at least 75 %% of the highest term coverage: %s', async (text, isRelevant) => {
  const full = 'Storm floods hit Oslo harbour.';
  const articles = [dated(full, '2025-10-01'), dated(text, '2025-10-02')];
  expect(await shownBy(articles, [0, 90])).toEqual(isRelevant ? [text, full] : [full]);
});

test('the latest on a topic are all its reports, newest first, at least one of each event', async () => {
  const passing =
    'Divers freed five men from a cave. They had ignored warnings of storm floods in Oslo harbour.';
  const other = 'Storm floods took a pier in Oslo.';
  const articles = [
    dated(`${OLD} It rained.`, '2025-10-02'),
    dated(NEW, '2025-10-03'),
    dated(passing, '2025-10-04'),
    dated(other, '2025-10-01'),
  ];
  const shown = (count: number, question?: string) =>
    shownBy(articles, [0, 0, 180, 90], count, 'everywhere', question);
  const latest = 'latest on the storm floods in Oslo harbour';
  const mention = 'They had ignored warnings of storm floods in Oslo harbour.';
  expect(await shown(5, latest)).toEqual([NEW, OLD, other, mention, 'It rained.']);
  expect(await shown(2, latest)).toEqual([NEW, other]);
  expect(await shown(3)).toEqual([NEW, other, mention]);
});

test.each(["what's new in Oslo", 'any update on the strike', 'storm floods news'])(
  '“%s” asks for the latest',
  (question) => expect(analyseQuestion(question).overview).toBe('latest'),
);

test('a timeline that is too long keeps the first report and the newest ones', () => {
  const leads = [1, 2, 3, 4, 5, 6, 7].map((day) => {
    const from = dated(`Day ${day} of the flood.`, `2025-10-0${day}`);
    return { from, sentence: from.sentences[0]! };
  });
  const daysOf = (question: string) =>
    shownOf(evidenceOf(question, []), leads, new Map(), 5).map(({ from }) => from.article.text.slice(4, 5));
  expect(daysOf('timeline of the flood')).toEqual(['1', '4', '5', '6', '7']);
  expect(daysOf('what happened in the flood')).toEqual(['1', '2', '3', '4', '5']);
});

test('the latest leads are those of the newest articles, one per event', async () => {
  const corpus = await openArticles([
    { id: 'a', title: 'Storm', text: 'A storm hit Oslo on Monday.', publishedAt: '2025-10-01' },
    { id: 'b', title: 'Storm', text: 'A storm hit Oslo on Monday, again.', publishedAt: '2025-10-03' },
    { id: 'c', title: 'Bridge', text: 'The mayor opened a new bridge.', publishedAt: '2025-10-02' },
  ]);
  const { store, embedder } = corpus.tools;
  const scope = await store.articles.scopeKey(corpus.scope);
  const leads = await latestLeads(store, embedder, scope, null, 5);
  expect(leads.map(({ from }) => from.article.id)).toEqual([corpus.id('b'), corpus.id('c')]);
});
