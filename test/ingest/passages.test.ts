import { describe, expect, test } from 'vitest';
import type { Embedder } from '../../src/domain/models.js';
import { embedArticle, splitAtWords } from '../../src/ingest/embed-article.js';
import { groupIntoPassages } from '../../src/ingest/passages.js';
import { analyseText } from '../../src/text/analyse.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import fc from '../fixtures/properties.js';

const sentenceTokens = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
const window = fc.integer({ min: 8, max: 80 });
const sum = (tokens: readonly number[]): number => tokens.reduce((total, count) => total + count, 0);

describe('passages of any sentences', () => {
  test('hold every sentence, begin where the one before ends or with its last, and go on', () => {
    fc.assert(
      fc.property(sentenceTokens, window, (tokens, size) => {
        const passages = groupIntoPassages(tokens, size);
        let next = 0;
        for (const [at, { ordinal, first, last }] of passages.entries()) {
          expect(ordinal).toBe(at);
          expect([next - 1, next]).toContain(first);
          if (at === 0) expect(first).toBe(0);
          expect(last).toBeGreaterThanOrEqual(next);
          next = last + 1;
        }
        expect(next).toBe(tokens.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('fit the window, but for a sentence that is alone', () => {
    fc.assert(
      fc.property(sentenceTokens, window, (tokens, size) => {
        for (const { first, last } of groupIntoPassages(tokens, size)) {
          if (last > first) expect(sum(tokens.slice(first, last + 1))).toBeLessThanOrEqual(size);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('keep neighbours together wherever both fit the window', () => {
    fc.assert(
      fc.property(sentenceTokens, window, (tokens, size) => {
        const passages = groupIntoPassages(tokens, size);
        for (let at = 0; at + 1 < tokens.length; at += 1) {
          if (tokens[at]! + tokens[at + 1]! > size) continue;
          expect(passages.some(({ first, last }) => first <= at && last >= at + 1)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a text longer than the window', () => {
  const longText = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
    fc.lorem({ maxCount: 60 }),
  );

  test('is cut without losing anything but blanks, and never inside a character', () => {
    const withoutBlanks = (text: string): string => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(longText, fc.integer({ min: 1, max: 12 }), (text, count) => {
        const pieces = splitAtWords(text, count);
        expect(withoutBlanks(pieces.join(''))).toBe(withoutBlanks(text));
        for (const piece of pieces) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    // After the clause nearest to the middle, or before the word nearest to it, or there.
    [
      'The dam held through the night, and the town below it was safe by the morning.',
      ['The dam held through the night,', 'and the town below it was safe by the morning.'],
    ],
    [
      'The council met, and the mayor, who had asked for it, said that the bridge, closed since May, would open.',
      [
        'The council met, and the mayor, who had asked for it,',
        'said that the bridge, closed since May, would open.',
      ],
    ],
    // The only clause is too far from the middle.
    [
      'On Monday, the dam held through the night and the town below it was safe by morning.',
      ['On Monday, the dam held through the night', 'and the town below it was safe by morning.'],
    ],
    ['one two three four five six', ['one two three', 'four five six']],
    ['abcdefgh', ['abcd', 'efgh']],
  ])('%s is cut into even halves', (text, halves) => {
    expect(splitAtWords(text, 2)).toEqual(halves);
  });

  test('has no more pieces than asked for, a quarter longer than the others at most', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 1, max: 8 }), (text, count) => {
        const pieces = splitAtWords(text, count);
        expect(pieces.length).toBeLessThanOrEqual(count);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual((text.length / count) * 1.5 + 1);
      }),
    );
  });

  test('is embedded in pieces that fit', async () => {
    const seen: string[] = [];
    const embedder = fakeEmbedder({ maxTokens: 16, beforeTexts: (texts) => void seen.push(...texts) });
    const dense = 'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(3);
    const sparse = 'internationalisation counterrevolutionaries '.repeat(6);
    await embed(embedder, `It said ${dense}${sparse}and ended.`);
    const counts = await embedder.countTokens(seen);
    expect(Math.max(...counts)).toBeLessThanOrEqual(embedder.maxTokens);
    for (const word of ['z', 'ended', 'counterrevolutionaries']) {
      expect(seen.some((piece) => piece.split(/[\s.]/).includes(word))).toBe(true);
    }
  });
});

describe('tokens', () => {
  /** One token per code unit, the most that a tokenizer makes of ASCII. */
  const byCharacter = (maxTokens: number, seen: string[], counted: string[]): Embedder => ({
    ...fakeEmbedder({ maxTokens, beforeTexts: (texts) => void seen.push(...texts) }),
    countTokens: async (texts) => {
      counted.push(...texts);
      return texts.map((text) => text.length + 2);
    },
  });

  test('are counted only where a text could exceed the window', async () => {
    const counted: string[] = [];
    await embed(byCharacter(512, [], counted), 'The dam held. The town was safe.');
    expect(counted).toEqual([]);
    await embed(byCharacter(512, [], counted), 'Плотина выдержала. Город спасён.');
    expect(counted).toHaveLength(1);
  });

  test('never exceed the window, whatever is not counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.lorem({ maxCount: 60 }), fc.integer({ min: 40, max: 400 }), async (text, size) => {
        const seen: string[] = [];
        await embed(byCharacter(size, seen, []), `It said ${text}.`);
        for (const piece of seen) expect(piece.length + 2).toBeLessThanOrEqual(size);
      }),
      { numRuns: 100 },
    );
  });
});

test('boilerplate between two sentences is in no text that is embedded', async () => {
  const seen: string[] = [];
  const embedder = fakeEmbedder({ beforeTexts: (texts) => void seen.push(...texts) });
  const text = 'The dam held.\n\nAlso Read | A singer sold her house.\n\nThe town was safe.';
  const boilerplate = [{ start: text.indexOf('Also'), end: text.indexOf('\n\nThe town') }];
  await embed(embedder, text, boilerplate);
  expect(seen).toContain('A title. The dam held. The town was safe.');
  expect(seen.join()).not.toContain('singer');
});

test('every passage has a vector of length one', async () => {
  const embedder = fakeEmbedder({ dimension: 16, maxTokens: 12 });
  const text = `${'A sentence that is long enough to be cut into several pieces when it is embedded. '.repeat(2)}Short.`;
  const { passages, vectors } = await embed(embedder, text);
  expect(vectors.passages).toHaveLength(passages.length * 16);
  for (let row = 0; row < vectors.passages.length; row += 16)
    expect(Math.hypot(...vectors.passages.subarray(row, row + 16))).toBeCloseTo(1, 5);
});

const embed = (embedder: Embedder, text: string, boilerplate: { start: number; end: number }[] = []) =>
  embedArticle(embedder, { title: 'A title', text, sentences: analyseText(text, boilerplate) });
