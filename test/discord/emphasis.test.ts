import { expect, test } from 'vitest';
import { emphasised, withoutEmphasis } from '../../src/discord/reply/emphasis.js';
import { escapeText, unescapeText } from '../../src/discord/reply/escape.js';
import fc from '../fixtures/properties.js';
import { anyText } from './arbitraries.js';

/** Any text and a part of it, which sometimes extends beyond its end. */
const textAndPart = fc
  .record({ text: anyText, start: fc.nat(), length: fc.nat(), beyond: fc.constantFrom(0, 0, 0, 2) })
  .filter(({ text }) => text.length > 0)
  .map(({ text, start, length, beyond }) => {
    const from = start % text.length;
    return { text, start: from, end: from + 1 + (length % (text.length - from)) + beyond };
  });

const everyMark = (
  check: (shown: string, part: { text: string; start: number; end: number }) => void,
): void =>
  fc.assert(
    fc.property(textAndPart, (part) => check(emphasised(part.text, part), part)),
    { numRuns: 3000 },
  );

test.each([
  ['signed by Rajnath Singh.', 'Rajnath Singh', 'signed by **Rajnath Singh**.'],
  ['It cost $12: a lot', '$12', 'It cost **$12**\\: a lot'],
  ['12. May was warm', 'May', '12\\. **May** was warm'],
  ['- 40% of it', '40%', '\\- **40%** of it'],
  ['“Squid Game”: new', '“Squid Game”', '**“Squid Game”**\\: new'],
  ['日本の首相', '首相', '日本の**首相**'],
  ['Oslo', 'Oslo', 'Oslo'],
  ['a *b* c', '*b*', 'a \\*b\\* c'],
  ['a *b* c', 'b', 'a \\*b\\* c'],
  ['a _b_ c', 'b', 'a \\_b\\_ c'],
  ['a \\b c', 'b', 'a \\\\b c'],
  ['a b c', ' b ', 'a b c'],
  ['🙂🙂', '\ude42\ud83d', '🙂🙂'],
])('of %j the words %j: %j', (text, words, shown) => {
  const start = text.indexOf(words);
  expect(emphasised(text, { start, end: start + words.length })).toBe(shown);
});

test('without the bold it is the escaped text again', () => {
  everyMark((shown, { text }) => {
    expect(withoutEmphasis(shown).text).toBe(escapeText(text));
  });
});

test('exactly the part is in bold', () => {
  let marks = 0;
  everyMark((shown, { text, start, end }) => {
    const { marked } = withoutEmphasis(shown);
    expect(marked === null).toBe(shown === escapeText(text));
    if (marked === null) return;
    marks += 1;
    expect(unescapeText(marked)).toBe(text.slice(start, end));
  });
  expect(marks).toBeGreaterThan(300);
});

test('the bold markup is never next to characters that make it ambiguous', () => {
  everyMark((shown) => {
    const marks = [...shown.matchAll(/\*\*/g)];
    expect([0, 2]).toContain(marks.length);
    for (const { index } of marks) {
      expect(shown.slice(0, index)).not.toMatch(/[*\\_~|]$/);
      expect(shown.slice(index + 2)).not.toMatch(/^(?:[*_~|]|\\[*\\_~|])/);
    }
  });
});

test.each([
  ['plain', 'plain', null],
  ['a **b** c', 'a b c', 'b'],
  ['one **mark', 'one **mark', null],
  ['**a** and **b**', '**a** and **b**', null],
  ['\\*\\*b\\*\\*', '\\*\\*b\\*\\*', null],
])('withoutEmphasis(%j)', (escaped, text, marked) => {
  expect(withoutEmphasis(escaped)).toEqual({ text, marked });
});
