/** Answers in every language: accepted by Discord, and held to the verbatim gate like the English ones. */
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answer.js';
import { renderCheck } from '../../src/discord/render/check.js';
import type { Payload } from '../../src/discord/reply/payload.js';
import { assertVerbatim } from '../../src/discord/reply/verbatim.js';
import { allTexts } from '../../src/discord/strings/texts.js';
import { citationLike } from '../fixtures/citation.js';
import fc from '../fixtures/properties.js';
import { anyAnswer } from './arbitraries.js';
import { loadContract } from './lookalike/contract.js';
import { messageProblems } from './lookalike/message-rules.js';

const NOW = new Date('2025-11-02T12:00:00Z');
const checkBody = loadContract();

function problemsOf({ content, embeds = [], components = [] }: Payload): string[] {
  const body = { content: content ?? '', embeds, components, allowed_mentions: { parse: [] } };
  return [...messageProblems(body), ...checkBody('PATCH', '/webhooks/1/token/messages/@original', body)];
}

describe.each(allTexts)('in $language', (texts) => {
  test('Discord accepts any answer, and the gate its quotes', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => {
        const payload = renderAnswer(any, NOW, texts);
        expect(problemsOf(payload)).toEqual([]);
        assertVerbatim(payload, any);
        const check = renderCheck(any, NOW, texts);
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
    const payload = renderAnswer(answer, NOW, texts);
    const description = payload.embeds?.[0]?.description ?? '';
    expect(description).toContain('“nine”, “four”');
    assertVerbatim(payload, answer);
    const forged = { embeds: [{ description: description.replace('“nine”', '“ninety”') }] };
    expect(() => assertVerbatim(forged, answer)).toThrow('No citations have the values');
    const inserted = { embeds: [{ description: description.replace('25', '25“x”') }] };
    expect(() => assertVerbatim(inserted, answer)).toThrow();
  });
});
