import { expect, test } from 'vitest';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../../src/answer/evidence/rank.js';
import { deniedToll } from '../../../src/answer/premise/denied-toll.js';
import { articleOf, evidenceOf } from '../evidence-of.js';
import { zeros } from '../zeros.js';

const WEIGHTS = { read: zeros(RANK_FEATURES), search: zeros(SEARCH_FEATURES) };

function denied(question: string, ...texts: string[]): string | null {
  const evidence = evidenceOf(
    question,
    texts.map((text) => articleOf(text)),
  );
  return deniedToll(evidence, rankSentences(evidence, WEIGHTS, new Date(0)))?.candidate.text ?? null;
}

test.each([
  ['how many people died in the toaster fires', 'The toaster caused 12 fires.', 'Nobody has died.'],
  [
    'how many died in the fire in Oxley',
    'A fire broke out in Oxley.',
    'No one was killed, but two were hurt.',
  ],
  ['how many were injured in the crash', 'A tram left the rails in a crash.', 'No injuries were reported.'],
])('%s: nobody', (question, first, sentence) => {
  expect(denied(question, `${first} ${sentence}`)).toBe(sentence);
});

test.each([
  ['a toll', 'how many died in the fire', 'The fire killed three people. No one died in the second house.'],
  ['further ones', 'how many died in the fire', 'It was a fire. No further deaths were reported.'],
  ['not knowing', 'how many died in the fire', 'It was a fire. No one knows how many died.'],
  ['another event', 'how many died in the flood', 'It was a strike. Nobody died.'],
  ['no event', 'how many died?', 'It was a strike. Nobody died.'],
  ['another fate', 'how many were hurt in the fire', 'It was a fire. Nobody died.'],
  ['another form', 'why did people die in the fire', 'It was a fire. Nobody died.'],
])('with %s, it is not denied: %s', (_, question, text) => {
  expect(denied(question, text)).toBeNull();
});

test('a toll of another report of the event counts', () => {
  const other = 'Three people were killed in the fire.';
  expect(denied('how many died in the fire', 'It was a fire. Nobody died.', other)).toBeNull();
});
