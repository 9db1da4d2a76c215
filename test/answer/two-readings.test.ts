import { expect, test } from 'vitest';
import { chooseReading, isDoubtful, type Readings } from '../../src/answer/two-readings.js';
import type { Answer } from '../../src/domain/answer.js';

/** Each quote is the one sentence of its article. */
function answerOf(kind: Answer['kind'], confidence: number, ...articles: string[]): Answer {
  const statements = articles.map((articleId) => ({
    text: `About the ${articleId}.`,
    citations: [
      {
        articleId,
        revision: 1,
        span: { start: 0, end: 9 },
        quote: `About the ${articleId}.`,
        title: `The ${articleId}`,
        outlet: null,
        url: null,
        publishedAt: null,
        ingestedBy: 'user',
      },
    ],
  }));
  const searched = { articles: 3, passages: 3, newest: null };
  return { id: 'a', question: '', kind, statements, confidence, read: true, searched } as unknown as Answer;
}

const EARLIER = new Set(['ferry']);
const read = (fields: Partial<Readings>) =>
  chooseReading({
    inherited: answerOf('answered', 0.5, 'ferry'),
    alone: answerOf('answered', 0.5, 'ferry'),
    earlier: EARLIER,
    inheritedText: 'About the ferry.',
    ownSubject: [],
    hasLayout: false,
    mayBeginTopic: false,
    ...fields,
  });

test('the surer of two answers with the same quote is shown, and the subject stays', () => {
  const inherited = answerOf('closest', 0.2, 'ferry');
  expect(read({ inherited, alone: answerOf('answered', 0.9, 'ferry') })).toBe('same topic');
  expect(read({ inherited, alone: answerOf('closest', 0.1, 'ferry') })).toBe('inherited');
  expect(read({ alone: answerOf('closest', 0.9, 'ferry') })).toBe('inherited');
});

test.each([
  [0.9, 'quay', 'same topic'],
  [0.6, 'quay', 'inherited'],
  [0.9, 'orchard', 'inherited'],
])('another quote, %s sure, from the %s: %s', (confidence, article, expected) => {
  const inherited = answerOf('answered', 0.4, 'ferry', 'orchard');
  const earlier = new Set(['ferry', 'quay']);
  expect(read({ inherited, earlier, alone: answerOf('answered', confidence, article) })).toBe(expected);
});

test('a question about something that only the answer to it alone speaks of begins another topic', () => {
  const alone = answerOf('closest', 0.2, 'tiara');
  expect(read({ alone, ownSubject: [['tiara']] })).toBe('alone');
  expect(read({ alone, ownSubject: [['tiara', 'robberi']] })).toBe('alone');
  expect(read({ alone, ownSubject: [['tiara'], ['orchard']] })).toBe('inherited');
  expect(read({ alone, ownSubject: [['tiara']], inheritedText: 'The ferry had a tiara.' })).toBe('inherited');
  expect(read({ alone: answerOf('nothing', 0), ownSubject: [['tiara']] })).toBe('inherited');
});

test('a comparison of outlets that shows more alone is one of its own', () => {
  const alone = answerOf('answered', 0.5, 'quay', 'orchard');
  expect(read({ alone, hasLayout: true })).toBe('alone');
  expect(read({ alone })).toBe('inherited');
});

test.each([
  ['answered', 0.7, 'ferry', false],
  ['answered', 0.7, 'orchard', true],
  ['answered', 0.5, 'ferry', true],
  ['closest', 0.7, 'ferry', true],
] as const)(
  'an answer that is %s, %s sure and from the %s is doubtful: %s',
  (kind, confidence, article, expected) => {
    expect(isDoubtful(answerOf(kind, confidence, article), EARLIER)).toBe(expected);
  },
);
