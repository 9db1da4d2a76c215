import { expect, test } from 'vitest';
import type { CandidateArticle } from '../../../src/answer/evidence/candidates.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import {
  citeShortAnswer,
  SHORT_ANSWER_SIGNALS,
  shortAnswerOptions,
  shortAnswerProbability,
} from '../../../src/answer/short-answer/short-answer.js';
import { articleOf, evidenceOf, type Found } from '../evidence-of.js';
import { zeros } from '../zeros.js';

/** Ranks by span score alone, in logits. */
const WEIGHTS = { read: { ...zeros(RANK_FEATURES), spanScore: 5 }, search: zeros(SEARCH_FEATURES) };

function optionsOf(question: string, articles: readonly CandidateArticle[], found: readonly Found[]) {
  const evidence = evidenceOf(question, articles, found);
  return shortAnswerOptions(evidence, rankSentences(evidence, WEIGHTS, new Date(0)), WEIGHTS);
}

const HOW_MANY = 'how many houses did the storm damage?';

test('equal values of several sentences are one option, which may outweigh a better single span', () => {
  const articles = [
    'Police counted 12 houses.',
    'A mayor counted 12 houses.',
    'The fire service counted 14 houses.',
  ];
  const options = optionsOf(
    HOW_MANY,
    articles.map((text) => articleOf(text)),
    [{ '12': 4 }, { '12': 4 }, { '14': 4.5 }],
  );
  expect(options.map(({ text }) => text)).toEqual(['12', '14']);
  expect(options[0]?.signals).toMatchObject({ otherArticles: 1, otherSentences: 1, isFirstSentence: 0 });
  expect(options[1]?.signals).toMatchObject({ otherArticles: 0, otherSentences: 0, isFirstSentence: 1 });
  expect(options[0]?.signals.valueMargin).toBeCloseTo((Math.log(2) - 0.5) / 3, 10);
  expect(options[0]?.signals.spanMargin).toBeCloseTo(-0.1, 10);
  const total = 1 + Math.exp(0.5 - Math.log(2));
  expect(options[0]?.signals.valueProbability).toBeCloseTo(1 / total, 10);
});

test.each([
  ['2.4 million francs', '3.1 million francs'],
  ['2.4 million francs', '24 million francs'],
  ['40 square kilometres', '65 square kilometres'],
])('another amount is another value, however many words are the same: %s, %s', (one, other) => {
  const articles = [articleOf(`The fund has ${one}.`), articleOf(`The fund now has ${other}.`)];
  const options = optionsOf('how much has the fund?', articles, [{ [one]: 4 }, { [other]: 4.5 }]);
  expect(options.map(({ text }) => text)).toEqual([other, one]);
});

test('of one sentence in a page and in a text that a user gave, the page is cited', () => {
  const sentence = 'Police counted 12 houses.';
  const page = articleOf(sentence);
  const given = articleOf(`Rain fell. ${sentence}`, { provenance: 'pasted' });
  const other = articleOf('Police say that they counted 12 houses.');
  const cited = (...articles: readonly CandidateArticle[]) =>
    optionsOf(HOW_MANY, articles, [{ '12 houses': 5 }, { '12 houses': 3 }])[0];
  expect(cited(given, page)?.ranked.candidate.from).toBe(page);
  expect(cited(given, page)?.signals.spanScore).toBe(cited(given, other)?.signals.spanScore);
  expect(cited(page, given)?.ranked.candidate.from).toBe(page);
  expect(cited(given, other)?.ranked.candidate.from).toBe(given);
  const more = articleOf(`A storm came. ${sentence}`, { provenance: 'pasted' });
  expect(cited(more, page)?.ranked.candidate.from).toBe(more);
});

test('copies of one sentence count once', () => {
  const copies = [articleOf('Police counted 12 houses.'), articleOf('Police counted 12 houses.')];
  const [option, rival] = optionsOf(
    HOW_MANY,
    [...copies, articleOf('The mayor counted 14 houses.')],
    [{ '12 houses': 4 }, { '12 houses': 4 }, { '14 houses': 4.5 }],
  );
  expect(option?.text).toBe('14 houses');
  expect(rival?.signals.otherArticles).toBe(1);
});

test.each([
  ['It cost 6 billion rupees, or 75 million dollars.', ['6 billion rupees']],
  ['It cost 6 billion rupees (about 75 million dollars).', ['6 billion rupees']],
  ['It cost 6 billion rupees and 75 million dollars.', ['6 billion rupees', '75 million dollars']],
])('%s: %j', (text, expected) => {
  const found = { '6 billion rupees': 4, '75 million dollars': 3.5 };
  expect(optionsOf('how much did it cost?', [articleOf(text)], [found]).map((one) => one.text)).toEqual(
    expected,
  );
});

test.each([
  ['It sank at 7:20 a.m. on Friday.', ['7:20 a.m. on Friday']],
  ['It sank on Friday, shortly after 7:20 a.m.', ['Friday, shortly after 7:20 a.m.']],
  ['It sank on Friday morning at about 7:20 a.m.', ['Friday morning at about 7:20 a.m.']],
  ['It left on Friday and sank at 7:20 a.m. today.', ['7:20 a.m.', 'Friday']],
])('the day and the hour: %s', (text, expected) => {
  const found = { '7:20 a.m.': 4, Friday: 3.5 };
  const options = optionsOf('when did it sink?', [articleOf(text)], [found]);
  expect(options.map((one) => one.text)).toEqual(expected);
});

test('another amount a share is no conversion', () => {
  const options = optionsOf(
    'how much does it pay?',
    [articleOf('It pays 68 billion dollars, or 95 dollars a share.')],
    [{ '68 billion dollars': 4, '95 dollars a share': 3.5 }],
  );
  expect(options).toHaveLength(2);
});

test.each([
  ['Ana Torres', 'Torres', 1],
  ['12 houses', '14 houses', 2],
])('“%s” and “%s” are %i value(s)', (a, b, count) => {
  const question = count === 1 ? 'who signed the pact?' : HOW_MANY;
  const articles = [articleOf(`It was ${a}.`), articleOf(`On Monday, it was ${b} again.`)];
  expect(optionsOf(question, articles, [{ [a]: 5 }, { [b]: 4 }])).toHaveLength(count);
});

test.each([
  ['Friday', '2026-11-04', '2026-11-18', 2],
  ['Friday', '2026-11-04', '2026-11-05', 1],
  ['Friday', '2026-11-04', null, 1],
  ['tomorrow', '2026-11-04', '2026-11-05', 2],
  ['Friday, 20 November', '2026-11-04', '2026-11-18', 1],
  ['next spring', '2026-11-04', '2026-11-18', 1],
])('“%s” in articles of %s and %s is %i value(s)', (words, a, b, count) => {
  const articles = [
    articleOf(`The strike begins ${words}.`, { publishedAt: a }),
    articleOf(`It begins again ${words}.`, { publishedAt: b }),
  ];
  expect(optionsOf('when does the strike begin?', articles, [{ [words]: 5 }, { [words]: 4 }])).toHaveLength(
    count,
  );
});

test('a bound does not make another value of an amount', () => {
  const articles = [articleOf('Police counted at least 12.'), articleOf('On Monday, the mayor counted 12.')];
  const [option, ...others] = optionsOf(HOW_MANY, articles, [{ 'at least 12': 5 }, { '12': 4 }]);
  expect(option).toMatchObject({ text: 'at least 12', signals: { otherArticles: 1 } });
  expect(others).toEqual([]);
});

test('a value without rivals has the highest margins', () => {
  const [option, ...others] = optionsOf(
    HOW_MANY,
    [articleOf('Police counted 12 houses.')],
    [{ '12 houses': 5 }],
  );
  expect(others).toEqual([]);
  expect(option?.signals).toMatchObject({
    spanScore: 1,
    valueMargin: 2,
    spanMargin: 2,
    sentenceMargin: 3,
    valueProbability: 1,
    isBestSpan: 1,
    isTyped: 1,
    isReason: 0,
    length: 0.4,
  });
});

test.each([
  ['repeats the question', 'what did the storm damage?', 'The storm did damage.', { 'The storm': 5 }],
  [
    'has more than twelve words',
    'what did they sign?',
    'They signed one two three four five six seven eight nine ten eleven twelve thirteen.',
    { 'one two three four five six seven eight nine ten eleven twelve thirteen': 5 },
  ],
  ['is of another type', HOW_MANY, 'Police counted houses in Oslo.', { Oslo: 5 }],
  [
    'answers a yes/no question',
    'did the storm damage houses?',
    'Police counted 12 houses.',
    { '12 houses': 5 },
  ],
])('a span that %s is no option', (_, question, text, found) => {
  expect(optionsOf(question, [articleOf(text)], [found as Found])).toEqual([]);
});

test.each([
  [
    'Who won the final, Harwick or Leyburn?',
    'Harwick won the final on Sunday. Coach Lars Holm praised his team.',
    { Harwick: 9, 'Lars Holm': 3 },
    ['Harwick'],
  ],
  ['Who won, Harwick or Leyburn?', 'Lars Holm won the final.', { 'Lars Holm': 6 }, []],
  [
    'How is the bridge now, open or closed?',
    'On Monday the bridge was closed.',
    { closed: 6, Monday: 5 },
    ['closed'],
  ],
])('a choice is answered by what it offers alone: %s', (question, text, found, expected) => {
  expect(optionsOf(question, [articleOf(text)], [found as Found]).map((option) => option.text)).toEqual(
    expected,
  );
});

test('if several names are asked for, the occurrence with all of them is shown', () => {
  const article = articleOf('Ana Torres met Lars Holm in Oslo. Both leaders signed the pact.');
  const [option] = optionsOf('who signed the pact?', [article], [{ 'Both leaders': 5 }]);
  expect(option).toMatchObject({ text: 'Ana Torres and Lars Holm', antecedentSentence: { ordinal: 0 } });
  const shortAnswer = citeShortAnswer(option!, 0.9);
  expect(shortAnswer.confidence).toBe(0.9);
  expect(shortAnswer.citations.map(({ quote }) => quote)).toEqual(['Ana Torres', 'Lars Holm']);
});

test('the probability is that of the model', () => {
  const signals = { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 2 };
  const model = { weights: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 1 }, bias: -2, showFrom: 0.5 };
  expect(shortAnswerProbability(signals, model)).toBe(0.5);
});
