import { expect, test } from 'vitest';
import { splitText } from '../../src/text/analyse.js';
import { type Report, reportOf, sameStory } from '../../src/text/same-story.js';

const reported = (text: string, vectors: readonly Float32Array[] = []): Report =>
  reportOf(text, splitText(text, []), vectors);
const NORTH = Float32Array.of(1, 0);
const EAST = Float32Array.of(0, 1);

const ORIGINAL =
  'On Monday the mayor of Oslo opened a bridge. It cost 12 million crowns. Lars Holm built it in 3 years. It has 4 lanes.';
const REWORDED =
  'A new bridge in Oslo opened to traffic at the start of this Monday. The price was 12 million. It took Lars Holm just 3 years. There are 4 lanes.';

test('a copy, and a cut copy, is the same story', () => {
  expect(sameStory(reported(ORIGINAL), reported(ORIGINAL))).toBe(1);
  const cut = ORIGINAL.slice(0, ORIGINAL.indexOf(' It has'));
  expect(sameStory(reported(cut), reported(ORIGINAL))).toBe(1);
  expect(sameStory(reported(ORIGINAL), reported(cut))).toBe(1);
});

test('a reworded copy shares facts and the meaning of its passages', () => {
  expect(sameStory(reported(ORIGINAL, [NORTH]), reported(REWORDED, [NORTH]))).toBeCloseTo(0.3, 10);
  expect(sameStory(reported(ORIGINAL, [NORTH]), reported(REWORDED, [EAST]))).toBeNull();
});

test.each([
  ['with other numbers', ORIGINAL.replace('12', '15').replace('3 years', '6 years').replace('4', '8')],
  ['about something else', 'It rained. The wind blew. Trees fell in the whole country.'],
])('a text %s is another story', (_, text) => {
  expect(sameStory(reported(ORIGINAL, [NORTH]), reported(text, [NORTH]))).toBeNull();
});

test('notices of one or two sentences are never the same story', () => {
  expect(sameStory(reported('It rained. It stopped.'), reported('It rained. It stopped.'))).toBeNull();
});
