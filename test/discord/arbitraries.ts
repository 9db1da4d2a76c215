import type { Answer, AnswerSentence } from '../../src/domain/answer.js';
import { PROVENANCES } from '../../src/domain/article.js';
import type { Citation } from '../../src/domain/citation.js';
import { citationLike } from '../fixtures/citation.js';
import fc from '../fixtures/properties.js';

const hostile = fc.constantFrom(
  '@everyone',
  '<@1000000000000000002>',
  '[a](https://evil.example)',
  '```',
  '||',
  '**',
  '\\',
  '⟨U+202E⟩',
  '\u202e',
  '\u2067',
  '”',
  '“',
  ' …',
  '\n**1.** “',
  '\n\n',
  ' ¶ ',
  '# ',
  '\ud83d',
  '\udc00',
  '🙂',
  '<t:1:R>',
  'https://evil.example/a_(b)',
  '\u2028',
  '\0',
  ' ',
);

export const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 30 }), hostile), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** Sometimes long enough to exceed every limit. */
const longText = fc
  .tuple(anyText, fc.constantFrom(1, 1, 1, 3, 40, 400))
  .map(([text, times]) => text.repeat(times).slice(0, 20_000));

const url = fc.option(
  fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      'javascript:alert(1)',
      'not a url',
      'http://[::1]/x',
      'https://example.org/a(b)c d?e=[f]',
      'https://example.org/s?**`/forget`',
      'https://example.org/t**@everyone||~~_a_~~',
      'https://a**b`c.example/',
      'https://example.org@evil.example/#`/ask`',
    ),
    fc.integer({ min: 1, max: 3000 }).map((length) => `https://example.org/${'x'.repeat(length)}`),
  ),
);

const date = fc.option(
  fc.constantFrom('2025-10-31', '2025-10-31T08:30:00.000Z', '0001-01-01', 'no date', ''),
);

/** How any text may have come, and what it may claim. */
export const anyOrigin = {
  provenance: fc.constantFrom(...PROVENANCES),
  ingestedBy: fc.option(fc.oneof(anyText, fc.constant('1000000000000000002'))),
  claimedUrl: url,
};

export const anyCitation: fc.Arbitrary<Citation> = fc
  .record({
    articleId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    revision: fc.integer({ min: 1, max: 9 }),
    quote: longText,
    title: longText,
    outlet: fc.option(longText),
    url,
    publishedAt: date,
    status: fc.constantFrom('current', 'current', 'revised'),
    ...anyOrigin,
  })
  .filter(({ quote }) => quote !== '')
  .map(citationLike);

const statement: fc.Arbitrary<AnswerSentence> = fc
  .array(anyCitation, { minLength: 1, maxLength: 6 })
  .map((citations) => ({ text: citations[0]!.quote, citations }));

/** Answers whose short answer consists of its citations, as the type requires. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    question: longText,
    kind: fc.constantFrom('answered', 'closest', 'nothing'),
    cited: fc.option(fc.array(anyCitation, { minLength: 1, maxLength: 4 })),
    earlier: fc.option(fc.array(anyCitation, { minLength: 1, maxLength: 3 })),
    statements: fc.array(statement, { maxLength: 5 }),
    values: fc.option(fc.array(statement, { maxLength: 12 })),
    articles: fc.nat(),
    newest: date,
  })
  .map(({ question, kind, cited, earlier, statements, values, articles, newest }) => ({
    id: 'answer',
    question,
    kind,
    ...(cited && {
      shortAnswer: {
        text: joined(cited.map(({ quote }) => quote)),
        citations: cited,
        confidence: 0.9,
        ...(earlier && { earlier }),
      },
    }),
    statements: kind === 'nothing' ? [] : statements,
    ...(values && { disagreement: { values } }),
    searched: { articles, passages: articles, newest },
    confidence: 0.5,
    read: true,
  }));

function joined(quotes: readonly string[]): string {
  const last = quotes.at(-1) ?? '';
  return quotes.length < 2 ? last : `${quotes.slice(0, -1).join(', ')} and ${last}`;
}
