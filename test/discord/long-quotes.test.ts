/** A quote that is too long for the message is cut around the short answer. */
import { expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { escapeText } from '../../src/discord/reply/markdown/escape.js';
import { fittingPart } from '../../src/discord/reply/markdown/shorten.js';
import { assertVerbatim } from '../../src/discord/reply/markdown/verbatim.js';
import { textsOf } from '../../src/discord/reply/payload.js';
import { en } from '../../src/discord/strings/en/index.js';
import type { Answer } from '../../src/domain/answer.js';
import { cite } from '../../src/domain/citation.js';
import fc from '../fixtures/properties.js';
import { anyText } from './arbitraries.js';
import { articleFrom } from './memory-articles.js';

const FILLER = 'the same words over and over ';

/** An answer of `statements` equal quotes of `text`, whose short answer is `name`. */
function answerOf(text: string, name: string, statements: number): Answer {
  const article = articleFrom({ text });
  const start = text.indexOf(name);
  const words = cite(article, { start, end: start + name.length });
  const quote = cite(article, { start: 0, end: text.length });
  return {
    id: 'x',
    question: 'who?',
    kind: 'answered',
    shortAnswer: { text: name, citations: [words], confidence: 0.9 },
    statements: Array.from({ length: statements }, () => ({ text, citations: [quote] })),
    searched: { articles: 1, passages: 1, newest: '2025-10-31' },
    confidence: 0.9,
    read: true,
  };
}

function firstQuote(answer: Answer): string {
  const payload = renderAnswer(answer, { narrowed: false, mayAdd: false }, en);
  assertVerbatim(payload, answer);
  const lines = textsOf(payload).join('\n').split('\n');
  return lines.find((line) => line.startsWith('> ')) ?? '';
}

test('the words of the short answer stand in bold in the quote, wherever they are', () => {
  const repeated = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(repeated, repeated, fc.integer({ min: 1, max: 5 }), (before, after, statements) => {
      const text = `${FILLER.repeat(before)}Zed Fopp ${FILLER.repeat(after)}said so.`;
      const line = firstQuote(answerOf(text, 'Zed Fopp', statements));
      expect(line).toContain('**Zed Fopp**');
      const shown = /“(.*)”/.exec(line)?.[1]?.replaceAll('**', '') ?? '';
      expect(line.includes('… “')).toBe(!text.startsWith(shown));
      expect(line.endsWith('” …')).toBe(!text.endsWith(shown));
      if (!text.startsWith(shown)) expect(text[text.indexOf(shown) - 1]).toMatch(/\s/);
    }),
    { numRuns: 100 },
  );
});

test('a part fits, is not cut inside a character, and contains what is to be kept if that fits', () => {
  const part = fc.record({
    text: anyText,
    times: fc.constantFrom(1, 5, 50),
    at: fc.nat(),
    length: fc.nat(40),
  });
  fc.assert(
    fc.property(part, fc.integer({ min: 20, max: 600 }), ({ text: once, times, at, length }, max) => {
      const text = once.repeat(times);
      const start = text.length === 0 ? 0 : at % text.length;
      const kept = { start, end: Math.min(text.length, start + length) };
      const shown = fittingPart(text, max, kept);
      expect(escapeText(text.slice(shown.start, shown.end)).length).toBeLessThanOrEqual(max);
      const fits = escapeText(text.slice(kept.start, kept.end)).length < max;
      if (fits) expect(shown.start <= kept.start && kept.end <= shown.end).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
