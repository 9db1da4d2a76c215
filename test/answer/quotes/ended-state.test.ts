import { expect, test } from 'vitest';
import type { Events } from '../../../src/answer/evidence/event.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { endedState } from '../../../src/answer/quotes/ended-state.js';
import { articleOf, evidenceOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

const WEIGHTS = { read: zeros(RANK_FEATURES), search: zeros(SEARCH_FEATURES) };
const ONE_EVENT: Events = { areSame: () => true };
const OTHER_EVENTS: Events = { areSame: () => false };

/** @param texts Of one event, oldest first; the best sentence is the first one of the first. */
function ended(question: string, texts: readonly string[], events = ONE_EVENT): string | null {
  const articles = texts.map((text, at) =>
    articleOf(text, { publishedAt: `2026-05-0${at + 1}T00:00:00.000Z` }),
  );
  const evidence = evidenceOf(question, articles);
  const ranked = rankSentences(evidence, WEIGHTS, new Date(0));
  return endedState(evidence.question, ranked, events)?.candidate.text ?? null;
}

const MISSING = 'A girl, Ida Berg, is missing in Oxley.';
const FOUND = 'A girl who had been missing in Oxley was found alive.';

test.each([
  ['is ida berg dead?', [MISSING, `${FOUND} Ida Berg was cold.`], FOUND],
  ['where is ida berg', [MISSING, `${FOUND} Ida Berg was cold.`], FOUND],
  [
    'is oxley on strike',
    ['Drivers began a strike in Oxley.', 'The strike in Oxley is over.'],
    'The strike in Oxley is over.',
  ],
  [
    'is the oxley strike over?',
    ['Drivers began a strike in Oxley.', 'The strike in Oxley is over.'],
    'The strike in Oxley is over.',
  ],
  [
    'is the oxley bridge still closed',
    ['The Oxley bridge is closed.', 'The closed Oxley bridge reopened.'],
    'The closed Oxley bridge reopened.',
  ],
])('%s: what a later report says of it', (question, texts, expected) => {
  expect(ended(question, texts)).toBe(expected);
});

test.each([
  ['another person', 'is bo lind dead?', ['Bo Lind is missing in Oxley.', `${FOUND} Ida Berg was cold.`]],
  ['nothing ended', 'is ida berg dead?', [MISSING, 'The search for Ida Berg, who is missing, goes on.']],
  [
    'what is only wanted',
    'is oxley on strike',
    ['Oxley is on strike.', 'The mayor wants the strike in Oxley to end.'],
  ],
  ['another form', 'why is oxley on strike', ['Oxley is on strike.', 'The strike in Oxley is over.']],
  [
    'another predicate',
    'is the oxley strike legal',
    ['The strike in Oxley began.', 'The legal strike in Oxley is over.'],
  ],
  [
    'an event that begins like a state',
    'was ida berg hurt in the oxley strike?',
    ['Ida Berg was hurt in the Oxley strike.', 'The strike in Oxley, in which Ida Berg was hurt, is over.'],
  ],
  ['it said already', 'was ida berg found?', [`${FOUND} Ida Berg was cold.`]],
])('with %s, none: %s', (_, question, texts) => {
  expect(ended(question, texts)).toBeNull();
});

test('another event ends nothing', () => {
  expect(ended('is ida berg dead?', [MISSING, `${FOUND} Ida Berg was cold.`], OTHER_EVENTS)).toBeNull();
});
