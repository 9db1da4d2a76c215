import { expect, test } from 'vitest';
import { type AskedAnswer, suggest } from '../../../src/answer/suggest/suggest.js';
import { type Citation, cite } from '../../../src/domain/citation.js';

const articleOf = (title: string, text: string, id = 'a') => ({
  id,
  revision: 1,
  title,
  outlet: null,
  urls: [],
  provenance: 'fetched' as const,
  ingestedBy: null,
  claimedUrl: null,
  publishedAt: null,
  text,
  boilerplate: [],
});
const TEXT = `Eight workers were rescued from the Hillside dam on Monday.

Wes Moore called the officers of the Hillside police heroes on Tuesday.`;
const ARTICLE = articleOf('Hillside dam: officers rescue workers', TEXT);
const [DAM, HEROES] = TEXT.split('\n\n').map((sentence) => {
  const start = TEXT.indexOf(sentence);
  return cite(ARTICLE, { start, end: start + sentence.length });
}) as [Citation, Citation];
const HOW_MANY = 'How many workers were rescued from the Hillside dam?';
const WHO = 'Who called the officers of the Hillside police heroes?';

const answer = (citations: readonly Citation[], shortAnswer: string | null = null): AskedAnswer => ({
  answered: true,
  citations,
  shortAnswer,
});

test('suggests questions of different kinds whose answers cite their sentences', async () => {
  const suggestions = await suggest(ARTICLE, async (question) =>
    question === HOW_MANY ? answer([DAM], 'Eight') : answer([HEROES], 'Wes Moore'),
  );
  expect(suggestions.slice(0, 2)).toEqual([
    { question: HOW_MANY, sentence: DAM },
    { question: WHO, sentence: HEROES },
  ]);
});

test.each([
  ['another short answer', answer([DAM], 'Monday')],
  ['another sentence', answer([HEROES])],
  ['another article', answer([{ ...DAM, articleId: 'b' }])],
  ['no answer', { ...answer([DAM]), answered: false }],
])('a question that the bot answers by %s is not suggested', async (_, wrong) => {
  const suggestions = await suggest(ARTICLE, async (question) =>
    question === HOW_MANY ? wrong : { ...answer([]), answered: false },
  );
  expect(suggestions).toEqual([
    { question: null, sentence: DAM },
    { question: null, sentence: HEROES },
  ]);
});

test('one question a sentence, since a second would contain the answer of the first', async () => {
  const text = 'Ana Torres opened the Hillside dam on Monday, and the band played for many hours.';
  const article = articleOf('Torres opens Hillside dam', text);
  const cited = cite(article, { start: 0, end: text.length });
  const suggestions = await suggest(article, async () => answer([cited]));
  const questions = suggestions.flatMap(({ question }) => question ?? []);
  expect(questions.filter((question) => !question.startsWith('What is the latest'))).toHaveLength(1);
});

test('a story without a simple sentence gets the latest on what it is about', async () => {
  const text =
    'Since it lost power, the ferry Lady Oskava, whose owners had been warned, has drifted. For the Lady Oskava, it is not the first time.';
  const article = articleOf('Lady Oskava drifts off Tarn', text);
  const cited = cite(article, { start: 0, end: text.indexOf(' For') });
  const [first] = await suggest(article, async () => answer([cited]));
  expect(first).toEqual({ question: 'What is the latest on the Lady Oskava?', sentence: cited });
});

test('the latest on something is not suggested if the bot tells of another event first', async () => {
  const article = articleOf(
    'Lady Oskava drifts off Tarn',
    'Since it lost power, the ferry Lady Oskava has drifted off Tarn for days.',
  );
  const own = cite(article, { start: 0, end: article.text.length });
  const other = cite(articleOf('Budget', 'The budget was passed by one vote.', 'b'), { start: 0, end: 34 });
  const suggestions = await suggest(article, async () => answer([other, own]));
  expect(suggestions.map(({ question }) => question)).toEqual([null]);
});
