import { expect, test } from 'vitest';
import { emphasised, withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { escapeText, unescapeText } from '../../src/discord/reply/markdown/escape.js';
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
    fc.property(textAndPart, (part) => check(emphasised(part.text, [part]), part)),
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
  expect(emphasised(text, [{ start, end: start + words.length }])).toBe(shown);
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
    expect(marked.length === 0).toBe(shown === escapeText(text));
    const [only] = marked;
    if (only === undefined) return;
    marks += 1;
    expect(marked).toHaveLength(1);
    expect(unescapeText(only)).toBe(text.slice(start, end));
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
  ['plain', 'plain', []],
  ['a **b** c', 'a b c', ['b']],
  ['one **mark', 'one **mark', []],
  ['**a** and **b**', 'a and b', ['a', 'b']],
  ['\\*\\*b\\*\\*', '\\*\\*b\\*\\*', []],
])('withoutEmphasis(%j)', (escaped, text, marked) => {
  expect(withoutEmphasis(escaped)).toEqual({ text, marked });
});

test('marks several parts, and none that touch', () => {
  const text = 'Ann* met Bob and Cem.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  expect(emphasised(text, [at('Ann'), at('Bob'), at('Cem')])).toBe('Ann\\* met **Bob** and **Cem**.');
  expect(emphasised(text, [at('Bo'), at('b and')])).toBe('Ann\\* met **Bo**b and Cem.');
});

test('any parts: what is in bold is of the text, and the rest stays', () => {
  const parts = fc
    .array(fc.nat(60), { minLength: 2, maxLength: 8 })
    .map((cuts) => [...cuts].sort((a, b) => a - b));
  fc.assert(
    fc.property(anyText, parts, (text, cuts) => {
      const spans = cuts.flatMap((start, i) => (i % 2 === 0 ? { start, end: cuts[i + 1] ?? start } : []));
      const { text: shown, marked } = withoutEmphasis(emphasised(text, spans));
      expect(shown).toBe(escapeText(text));
      for (const one of marked) expect(text).toContain(unescapeText(one));
    }),
    { numRuns: 2000 },
  );
});
