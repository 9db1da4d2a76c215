/** Answers in every language: accepted by Discord, and held to the verbatim gate like the English ones. */
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { renderCheck } from '../../src/discord/render/answers/check.js';
import { assertVerbatim } from '../../src/discord/reply/markdown/verbatim.js';
import { type Payload, textsOf, words } from '../../src/discord/reply/payload.js';
import { allTexts } from '../../src/discord/strings/texts.js';
import { citationLike } from '../fixtures/citation.js';
import fc from '../fixtures/properties.js';
import { anyAnswer } from './arbitraries.js';
import { loadContract } from './lookalike/contract.js';
import { messageProblems } from './lookalike/message-rules.js';

const BOTH = [true, false];
const HINTS = BOTH.flatMap((mayAdd) => [
  { narrowed: false, mayAdd, isForeign: true },
  { narrowed: true, mayAdd },
  { narrowed: true, by: 'since' as const, mayAdd },
  { narrowed: true, by: 'outlet' as const, mayAdd, outlets: Array<string>(10).fill('*[x]* '.repeat(50)) },
]);
const checkBody = loadContract();

function problemsOf({ components }: Payload): string[] {
  const body = { flags: 1 << 15, components, allowed_mentions: { parse: [] } };
  return [...messageProblems(body), ...checkBody('PATCH', '/webhooks/1/token/messages/@original', body)];
}

describe.each(allTexts)('in $language', (texts) => {
  test('Discord accepts any answer, and the gate its quotes', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom(...HINTS), (any, hints) => {
        const payload = renderAnswer(any, hints, texts);
        expect(problemsOf(payload)).toEqual([]);
        assertVerbatim(payload, any);
        const check = renderCheck(any, texts);
        expect(problemsOf(check)).toEqual([]);
        assertVerbatim(check, any);
      }),
      { numRuns: 100 },
    );
  });

  test('earlier values and further ones pass only as they are cited', () => {
    const citation = (quote: string) =>
      citationLike({
        articleId: 'a',
        revision: 1,
        quote,
        title: 'Count',
        outlet: 'Sample Wire',
        url: 'https://sample-wire.example/a',
        publishedAt: '2025-11-25T06:45:00.000Z',
        status: 'current',
      });
    const answer = {
      id: 'x',
      question: 'how many?',
      kind: 'answered' as const,
      statements: [{ text: 'Twelve were found.', citations: [citation('Twelve were found.')] }],
      shortAnswer: {
        confidence: 0.9,
        text: 'Twelve',
        citations: [citation('Twelve')],
        earlier: [citation('nine'), citation('four')],
      },
      searched: { articles: 3, passages: 9, newest: null },
      confidence: 0.9,
      read: true,
    };
    const payload = renderAnswer(answer, HINTS[0]!, texts);
    const shown = textsOf(payload).join('\n');
    expect(shown).toContain('“nine”, “four”');
    assertVerbatim(payload, answer);
    expect(() => assertVerbatim(words(shown.replace('“nine”', '“ninety”')), answer)).toThrow('unknown form');
    expect(() => assertVerbatim(words(shown.replace('25', '25“x”')), answer)).toThrow('unknown form');
  });
});
