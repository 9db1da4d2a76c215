import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answer.js';
import { contextCitations, renderContext } from '../../src/discord/render/context.js';
import { renderIngest } from '../../src/discord/render/ingest.js';
import { renderForgetting, renderSource } from '../../src/discord/render/source.js';
import { renderSources } from '../../src/discord/render/sources.js';
import type { Payload } from '../../src/discord/reply/payload.js';
import { assertQuoted, assertVerbatim, isJoined } from '../../src/discord/reply/verbatim.js';
import { answerStrings } from '../../src/discord/strings/answer.js';
import type { Answer } from '../../src/domain/answer.js';
import type { ArticleSummary } from '../../src/domain/article.js';
import type { Citation } from '../../src/domain/citation.js';
import { citationLike } from '../fixtures/citation.js';
import fc from '../fixtures/properties.js';
import { anyAnswer, anyCitation, anyOrigin, anyText } from './arbitraries.js';
import { loadContract } from './lookalike/contract.js';
import { messageProblems } from './lookalike/message-rules.js';

const NOW = new Date('2025-11-02T12:00:00Z');
const checkBody = loadContract();

/** What Discord would say about the payload, sent as an edit of the deferred message. */
function problemsOf({ content, embeds = [], components = [] }: Payload): string[] {
  const body = { content: content ?? '', embeds, components, allowed_mentions: { parse: [] } };
  return [...messageProblems(body), ...checkBody('PATCH', '/webhooks/1/token/messages/@original', body)];
}

function citation(given: Partial<Citation> = {}): Citation {
  return citationLike({
    articleId: 'a',
    revision: 1,
    quote: 'Both leaders signed it.',
    title: 'Leaders sign',
    outlet: 'Sample Wire',
    url: 'https://sample-wire.example/a',
    publishedAt: '2025-10-31',
    status: 'current',
    ...given,
  });
}

function answer(given: Partial<Answer> = {}): Answer {
  return {
    id: 'x',
    question: 'who signed?',
    kind: 'answered',
    statements: [{ text: 'Both leaders signed it.', citations: [citation()] }],
    searched: { articles: 12, passages: 60, newest: '2025-10-31' },
    confidence: 0.9,
    read: true,
    ...given,
  };
}

function descriptionOf(payload: Payload): string {
  return payload.embeds?.[0]?.description ?? '';
}

describe('for any answer', () => {
  test('Discord accepts the payload', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => {
        expect(problemsOf(renderAnswer(any, NOW))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the rendered payload passes the gate', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => assertVerbatim(renderAnswer(any, NOW), any)),
      { numRuns: 300 },
    );
  });

  test.each([
    { provenance: 'fetched' },
    { provenance: 'hidden' },
    { provenance: 'uploaded', ingestedBy: '*'.repeat(500) },
  ] as const)('the largest answer fits: long quotes of nothing but markup, seven outlets, %j', (origin) => {
    const large = (n: number) =>
      citation({
        articleId: `a${n}`,
        quote: '*'.repeat(20_000),
        title: '_'.repeat(5000),
        outlet: n + '*'.repeat(500),
        url: `https://${'y'.repeat(60)}${n}.${'z'.repeat(60)}.example/${'x'.repeat(390)}`,
        status: 'revised',
        ...origin,
      });
    const statement = { text: large(0).quote, citations: [0, 1, 2, 3, 4, 5, 6].map(large) };
    const largest = answer({
      question: 'q'.repeat(6000),
      kind: 'closest',
      shortAnswer: { text: large(0).quote, citations: [large(0)], confidence: 0.9 },
      statements: Array.from({ length: 5 }, () => statement),
      disagreement: { values: Array.from({ length: 12 }, () => statement) },
      searched: { articles: Number.MAX_SAFE_INTEGER, passages: 0, newest: '2025-10-31' },
    });
    const payload = renderAnswer(largest, NOW);
    expect(problemsOf(payload)).toEqual([]);
    assertVerbatim(payload, largest);
    expect(descriptionOf(payload).match(/^\*\*\d\.\*\* “/gm)).toHaveLength(5);
  });
});

describe('renderAnswer', () => {
  test('a mistaken question gets the sentence that says otherwise, whatever the confidence', () => {
    for (const kind of ['answered', 'closest'] as const) {
      const payload = renderAnswer(answer({ kind, contradicted: true }), NOW);
      expect(descriptionOf(payload).split('\n\n')[0]).toBe(answerStrings.contradicted);
      assertVerbatim(payload, answer({ kind, contradicted: true }));
    }
  });

  test('a quote of two paragraphs is one line with their break marked, and the short answer in bold', () => {
    const quote = 'The dam gave way.\n\nWeeks of rain had softened it.';
    const shown = citation({ quote });
    const at = quote.indexOf('Weeks of rain');
    const words = { ...citation({ quote: 'Weeks of rain' }), span: { start: at, end: at + 13 } };
    const given = answer({
      statements: [{ text: quote, citations: [shown] }],
      shortAnswer: { text: words.quote, citations: [words], confidence: 0.9 },
    });
    const payload = renderAnswer(given, NOW);
    expect(descriptionOf(payload)).toContain('“The dam gave way. ¶ **Weeks of rain** had softened it.”');
    assertVerbatim(payload, given);
    const altered = JSON.parse(JSON.stringify(payload).replace(' ¶ ', ' ')) as typeof payload;
    expect(() => assertVerbatim(altered, given)).toThrow();
  });

  test('tells what earlier reports said beside the newest amount', () => {
    const newest = citation({ quote: '14', publishedAt: '2026-11-25T06:45:00Z' });
    const earlier = ['nine', 'four'].map((quote) => citation({ quote, publishedAt: '2026-11-24' }));
    const given = answer({ shortAnswer: { text: '14', citations: [newest], confidence: 0.9, earlier } });
    const payload = renderAnswer(given, NOW);
    expect(descriptionOf(payload).split('\n').slice(0, 2)).toEqual([
      '**14**',
      'As of 25 November 2026, 06:45. Earlier: “nine”, “four”',
    ]);
    assertVerbatim(payload, given);
    const altered = JSON.parse(JSON.stringify(payload).replace('nine', 'ten')) as typeof payload;
    expect(() => assertVerbatim(altered, given)).toThrow(/values/);
  });

  test('says that an article was revised', () => {
    const revised = { text: 'x', citations: [citation({ status: 'revised' })] };
    const lines = descriptionOf(renderAnswer(answer({ statements: [revised] }), NOW)).split('\n');
    expect(lines[1]).toContain(answerStrings.revised);
  });

  test('shows a disagreement, value by value, and names the outlets', () => {
    const values = ['twelve', 'fifteen'].map((quote, i) => ({
      text: quote,
      citations: [citation({ quote, outlet: `Outlet ${i}`, articleId: `d${i}`, url: null })],
    }));
    const fields = renderAnswer(answer({ disagreement: { values } }), NOW).embeds?.[0]?.fields;
    expect(fields?.map(({ name }) => name)).toEqual([answerStrings.disagreement, answerStrings.sources]);
    expect(fields?.[0]?.value.split('\n')).toEqual([
      '• “twelve”',
      '— Outlet 0, 31 October 2025',
      '• “fifteen”',
      '— Outlet 1, 31 October 2025',
    ]);
  });

  test('a quote too long is cut at a word, the ellipsis outside the quotation marks', () => {
    const quote = 'the same words over and over '.repeat(400).trim();
    const long = answer({ statements: [{ text: quote, citations: [citation({ quote })] }] });
    const line = descriptionOf(renderAnswer(long, NOW)).split('\n')[0] ?? '';
    expect(line).toMatch(/^\*\*1\.\*\* “the same .*(the|same|words|over|and)” …$/);
  });

  test('other outlets of the same words are named once each, an article is a source once', () => {
    const others = ['b', 'b', 'c'].map((articleId) =>
      citation({ articleId, outlet: `Outlet ${articleId}`, url: `https://outlet-${articleId}.example/` }),
    );
    const payload = renderAnswer(
      answer({ statements: [{ text: '', citations: [citation(), ...others] }] }),
      NOW,
    );
    expect(descriptionOf(payload)).toContain('· also Outlet b, Outlet c');
    expect(payload.embeds?.[0]?.fields?.[0]?.value.split('\n')).toHaveLength(3);
  });

  test('no outlet, no date, no address: says so, links nothing', () => {
    const bare = citation({ outlet: null, publishedAt: null, url: null });
    const payload = renderAnswer(answer({ statements: [{ text: '', citations: [bare] }] }), NOW);
    expect(descriptionOf(payload)).toContain('— unknown outlet, undated');
    const script = citation({ outlet: null, url: 'javascript:alert(1)' });
    expect(
      JSON.stringify(renderAnswer(answer({ statements: [{ text: '', citations: [script] }] }), NOW)),
    ).not.toContain('javascript');
  });

  test.each([
    ['2025-11-02', 'newest 2 November 2025 (today)'],
    ['2025-11-01T23:59:00Z', 'newest 1 November 2025 (1 day old)'],
    ['2025-11-09', 'newest 9 November 2025'],
  ])('the footer tells the age of the newest article, %s', (newest, said) => {
    const footer = renderAnswer(answer({ searched: { articles: 12, passages: 1, newest } }), NOW).embeds?.[0]
      ?.footer;
    expect(footer?.text).toBe(`Answered · searched 12 articles · ${said}`);
  });
});

describe('assertVerbatim', () => {
  const quote = 'Both leaders *signed* it.';
  const named = ['Ann', 'Bob', 'Cem'].map((name) => citation({ quote: name }));
  const truthful = answer({
    shortAnswer: { text: 'Ann, Bob and Cem', citations: named, confidence: 0.9 },
    statements: [{ text: quote, citations: [citation({ quote })] }],
  });
  const payload = renderAnswer(truthful, NOW);

  test.each([
    ['a letter of a quote', (text: string) => text.replace('leaders', 'leader')],
    ['a quote cut without an ellipsis', (text: string) => text.replace(' it.”', '”')],
    ['words after an ellipsis that are not there', (text: string) => text.replace('it.”', 'them” …')],
    ['active markup in a quote', (text: string) => text.replace('\\*signed\\*', '*signed*')],
    ['a name in the short answer', (text: string) => text.replace('Cem', 'Dan')],
    ['a joint in the short answer', (text: string) => text.replace(' and ', ' or ')],
    ['a name left out of the short answer', (text: string) => text.replace('Ann, ', '')],
    ['a line of its own', (text: string) => `${text}\nThey all signed.`],
    ['an empty shortened quote', (text: string) => `${text}\n**2.** “” …`],
  ])('refuses a change of %s', (_, change) => {
    assertVerbatim(payload, truthful);
    const description = change(descriptionOf(payload));
    expect(description).not.toBe(descriptionOf(payload));
    const changed = { embeds: [{ ...payload.embeds?.[0], description }] };
    expect(() => assertVerbatim(changed, truthful)).toThrow();
  });

  test('refuses text outside the embed, a title, and a value that is not cited', () => {
    const [embed] = payload.embeds ?? [];
    expect(() => assertVerbatim({ ...payload, content: 'They signed.' }, truthful)).toThrow();
    expect(() => assertVerbatim({ embeds: [{ ...embed, title: 'They signed.' }] }, truthful)).toThrow();
    const fields = [{ name: answerStrings.disagreement, value: '• “thirteen”\n— Sample Wire' }];
    expect(() => assertVerbatim({ embeds: [{ ...embed, fields }] }, truthful)).toThrow();
  });

  const withDescription = (description: string) => ({ embeds: [{ ...payload.embeds?.[0], description }] });

  test('takes a shortened span of a quote, with an ellipsis wherever something was cut', () => {
    const text = descriptionOf(payload);
    const cuts: [string, string, string][] = [
      [' it.”', '” …', '”'],
      ['“Both leaders', '… “leaders', '“leaders'],
    ];
    for (const [whole, cut, silent] of cuts) {
      expect(text).toContain(whole);
      assertVerbatim(withDescription(text.replace(whole, cut)), truthful);
      expect(() => assertVerbatim(withDescription(text.replace(whole, silent)), truthful)).toThrow();
    }
    const middle = text.replace(' it.”', '” …').replace('“Both leaders', '… “leaders');
    assertVerbatim(withDescription(middle), truthful);
    // An ellipsis on the wrong side.
    expect(() =>
      assertVerbatim(withDescription(text.replace(' it.”', '”').replace('“B', '… “B')), truthful),
    ).toThrow();
    expect(() =>
      assertVerbatim(
        withDescription(text.replace('“Both leaders', '“leaders').replace('.”', '.” …')),
        truthful,
      ),
    ).toThrow();
  });

  test('isJoined requires every quote, in order, with only our joints between them', () => {
    expect(isJoined('A, B and C', ['A', 'B', 'C'])).toBe(true);
    expect(isJoined('Ann and Bob and Cem', ['Ann and Bob', 'Cem'])).toBe(true);
    expect(isJoined('A', [])).toBe(false);
    expect(isJoined('B and A', ['A', 'B'])).toBe(false);
    expect(isJoined('A and B', ['A'])).toBe(false);
  });
});

const anySummary: fc.Arbitrary<ArticleSummary> = fc.record({
  id: fc.uuid(),
  scope: fc.constant('guild:1'),
  revision: fc.integer({ min: 1, max: 99 }),
  title: anyText.map((text) => text.repeat(5)),
  outlet: fc.option(anyText),
  author: fc.constant(null),
  language: fc.constant('eng'),
  publishedAt: fc.option(fc.constantFrom('2025-10-31', 'never')),
  fetchedAt: fc.constant('2025-11-01T08:00:00.000Z'),
  ...anyOrigin,
  urls: fc.array(fc.webUrl(), { maxLength: 2 }),
  words: fc.nat(),
});

describe('the other messages', () => {
  test('a confirmation of any article, with any notes', () => {
    const anyOutcome = fc.record({
      outcome: fc.constantFrom('new', 'updated', 'known'),
      article: anySummary,
      sentences: fc.nat(),
      passages: fc.nat(),
      ms: fc.nat(),
      notes: fc.array(anyText, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(anyOutcome, (outcome) => {
        expect(problemsOf(renderIngest(outcome))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('quotes in any context, an opened article, and suggested questions', () => {
    const quote = fc.record({
      number: fc.integer({ min: 1, max: 5 }),
      quote: anyCitation,
      before: fc.array(anyCitation, { maxLength: 2 }),
      after: fc.array(anyCitation, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 5 }), (quotes) => {
        const payload = renderContext(quotes);
        expect(problemsOf(payload)).toEqual([]);
        assertQuoted(payload, contextCitations(quotes));
      }),
      { numRuns: 300 },
    );
    const details = fc.record({
      article: anySummary,
      timesCited: fc.nat(),
      addedAt: fc.constantFrom('2025-11-01T08:00:00.000Z', 'no date'),
      sentences: fc.nat(),
      keyFacts: fc.array(anyCitation, { maxLength: 3 }),
      sameStory: fc.array(
        fc.record({
          id: anyText,
          title: anyText,
          outlet: fc.option(anyText),
          url: fc.option(fc.webUrl()),
          publishedAt: fc.constant(null),
          ...anyOrigin,
        }),
      ),
    });
    fc.assert(
      fc.property(details, fc.boolean(), (source, mayForget) => {
        const payload = renderSource(source, { mayForget });
        expect(problemsOf(payload)).toEqual([]);
        expect(problemsOf(renderForgetting(source))).toEqual([]);
        assertQuoted(payload, source.keyFacts);
      }),
      { numRuns: 300 },
    );
    const suggestion = fc.record({ question: fc.option(anyText), sentence: anyCitation });
    fc.assert(
      fc.property(
        anySummary,
        fc.uniqueArray(suggestion, { maxLength: 3, selector: (s) => s.question }),
        (article, asked) => {
          const outcome = { outcome: 'new', article, sentences: 1, passages: 1, ms: 1, notes: [] } as const;
          const payload = renderIngest(outcome, asked);
          expect(problemsOf(payload)).toEqual([]);
          assertQuoted(
            payload,
            asked.map(({ sentence }) => sentence),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a page of any list, at any place in it', () => {
    const addedAt = fc.constantFrom('2025-11-01T08:00:00.000Z', 'no date');
    const entry = fc.record({ article: anySummary, timesCited: fc.nat(), addedAt });
    const anyPage = fc.record({
      entries: fc.array(entry, { minLength: 1, maxLength: 25 }),
      total: fc.integer({ min: 1, max: 100_000 }),
      page: fc.integer({ min: 0, max: 10_000 }),
      pageSize: fc.constant(10),
      question: anyText,
      withdrawn: fc.nat(),
    });
    fc.assert(
      fc.property(anyPage, fc.constantFrom('last', 'cited', 'all'), (page, which) => {
        expect(problemsOf(renderSources(page, { which, requester: '1000000000000000002' }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
