import { expect, test } from 'vitest';
import { type Answer, citationsOf } from '../../src/domain/answer.js';
import { renderAnswer } from '../../src/terminal/render.js';
import { citationLike } from '../fixtures/citation.js';

const cited = (quote: string, publishedAt: string) =>
  citationLike({
    articleId: quote,
    revision: 1,
    quote,
    title: 'Ferry sinks',
    outlet: 'Sample Wire',
    url: null,
    publishedAt,
    status: 'current',
  });
const [newest, older] = [cited('14', '2026-11-25T06:45:00Z'), cited('nine', '2026-11-24')];
const ANSWER: Answer = {
  id: 'x',
  question: 'how many died?',
  kind: 'answered',
  shortAnswer: { text: '14', citations: [newest], confidence: 0.9, earlier: [older] },
  statements: [{ text: '14', citations: [newest] }],
  searched: { articles: 2, passages: 2, newest: '2026-11-25' },
  confidence: 0.9,
  read: true,
};

test('tells what earlier reports said beside the newest amount', () => {
  expect(renderAnswer(ANSWER, { colour: false }).split('\n')[1]).toBe(
    '  14  (as of 25 November 2026, 06:45; earlier “nine”)',
  );
});

test('tells no day beside it if only a text that a user gave claims it', () => {
  const shortAnswer = { ...ANSWER.shortAnswer!, citations: [{ ...newest, provenance: 'uploaded' as const }] };
  expect(renderAnswer({ ...ANSWER, shortAnswer }, { colour: false }).split('\n')[1]).toBe(
    '  14  (earlier “nine”)',
  );
});

test('what earlier reports said is cited', () => {
  expect(citationsOf(ANSWER)).toContain(older);
});

test('tells the days that have no report', () => {
  const unreportedDays = { from: '2026-11-18', to: '2026-11-18' };
  expect(
    renderAnswer({ ...ANSWER, unreportedDays }, { colour: false })
      .split('\n')
      .at(-1),
  ).toContain('newest from 25 November 2026), nothing from 18 November 2026. Confidence');
});

test('tells how few passages were read for want of time', () => {
  const answer = { ...ANSWER, hurried: { read: 3, found: 12 } };
  expect(renderAnswer(answer, { colour: false }).split('\n').at(-1)).toMatch(
    / Confidence 0\.90\. Only 3 of 12 passages were read in the time for it \(READER_TIME_MS\)\.$/,
  );
});

test('names the outlets that there are if none has the name that was asked for', () => {
  const searched = { articles: 0, passages: 0, newest: null };
  const { shortAnswer, ...rest } = ANSWER;
  const none: Answer = { ...rest, kind: 'nothing', statements: [], searched };
  expect(
    renderAnswer(none, { colour: false }, { outletsHere: ['Sample Wire', 'The\u202e Post'] }).split('\n')[1],
  ).toBe(
    '  No outlet here has exactly the name that --outlet gives. There are, for example: Sample Wire, The  Post.',
  );
  expect(renderAnswer(none, { colour: false }).split('\n')[1]).toContain('No articles to search');
});

test('tells what limits the search and how a misspelt word was read', () => {
  const answer = { ...ANSWER, outlet: 'The Post', corrections: [{ typed: 'Hegsith', read: 'Hegseth' }] };
  expect(renderAnswer(answer, { colour: false }).split('\n').at(-1)).toBe(
    '  Searched 2 articles of The Post alone (2 passages, newest from 25 November 2026). Confidence 0.90. “Hegsith” was read as “Hegseth”.',
  );
});
