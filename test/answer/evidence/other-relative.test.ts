import { expect, test } from 'vitest';
import { withoutOtherRelatives } from '../../../src/answer/evidence/other-relative.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const SAILOR = articleOf(
  'Ida Berg died of a stroke on Monday. She was 84. The sailor held six records. She lived in Hexley. ' +
    'Her husband, Knut, was killed by lightning. He was 51. ' +
    'A record of hers fell in 2019. Nobody has beaten the others. The harbour flew its flags. ' +
    'Knut had built her boats.',
);
const FOUND = { 'a stroke': 5, 84: 4, lightning: 3, 51: 2, '2019': 1, boats: 0 };

/** What may still answer. */
function answersTo(question: string): string[] {
  const { candidates, question: analysed } = evidenceOf(question, [SAILOR], [FOUND]);
  return withoutOtherRelatives(analysed, candidates).flatMap(({ spans, from }) =>
    (spans ?? []).map(({ start, end }) => from.article.text.slice(start, end)),
  );
}

test.each([
  "how did berg's husband die?",
  'how did bergs husband die',
  'what did the husband of ida berg die of',
])('%s: what sentences about him say', (question) => {
  expect(answersTo(question)).toEqual(['lightning', '51', '2019', 'boats']);
});

test('nothing answers where no article tells of the relative', () => {
  expect(answersTo("what did ida berg's daughter die of?")).toEqual([]);
});

test.each([
  'what did ida berg die of?',
  'how old was the husband',
  "did berg's husband die?",
  'who is the wife?',
])('all may answer: %s', (question) => {
  expect(answersTo(question)).toEqual(Object.keys(FOUND).toSorted((a, b) => FOUND_AT(a) - FOUND_AT(b)));
});

const FOUND_AT = (words: string): number => SAILOR.article.text.indexOf(words);
