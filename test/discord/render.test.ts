import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { contextCitations, renderContext, renderMore } from '../../src/discord/render/answers/context.js';
import { renderForgetting, renderSource } from '../../src/discord/render/answers/source.js';
import { CAUTION_COLOUR } from '../../src/discord/render/colours.js';
import { renderIngest } from '../../src/discord/render/ingest.js';
import { renderSources } from '../../src/discord/render/sources.js';
import { assertQuoted, assertVerbatim, isJoined } from '../../src/discord/reply/markdown/verbatim.js';
import { type Payload, textsOf } from '../../src/discord/reply/payload.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { en } from '../../src/discord/strings/en/index.js';
import { allTexts } from '../../src/discord/strings/texts.js';
import type { Answer } from '../../src/domain/answer.js';
import type { ArticleSummary } from '../../src/domain/article.js';
import type { Citation } from '../../src/domain/citation.js';
import { citationLike } from '../fixtures/citation.js';
import { notesOfEachKind } from '../fixtures/ingest-notes.js';
import fc from '../fixtures/properties.js';
import { anyAnswer, anyCitation, anyOrigin, anyText } from './arbitraries.js';
import { loadContract } from './lookalike/contract.js';
import { controlsOf, nameOf, partsOf } from './lookalike/exchange.js';
import { messageProblems } from './lookalike/message-rules.js';

const HINTS = { narrowed: false, mayAdd: false };
const checkBody = loadContract();

/** What Discord would say about the payload, sent as an edit of the deferred message. */
function problemsOf({ components }: Payload): string[] {
  const body = { flags: 1 << 15, components, allowed_mentions: { parse: [] } };
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

const textOf = (payload: Payload): string => textsOf(payload).join('\n');
const linesOf = (payload: Payload): string[] => textOf(payload).split('\n');
const quotesOf = (payload: Payload): string[] => linesOf(payload).filter((line) => /^> ./.test(line));

describe('for any answer', () => {
  test('Discord accepts the payload', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => {
        expect(problemsOf(renderAnswer(any, HINTS, en))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the rendered payload passes the gate', () => {
    fc.assert(
      fc.property(anyAnswer, (any) => assertVerbatim(renderAnswer(any, HINTS, en), any)),
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
    const payload = renderAnswer(largest, HINTS, en);
    expect(problemsOf(payload)).toEqual([]);
    assertVerbatim(payload, largest);
    expect(quotesOf(payload).length).toBeGreaterThan(0);
    expect(textOf(payload)).toMatch(/and \d+ other values/);
  });
});

describe('renderAnswer', () => {
  test('reads in order: the question, the answer, each article with its quotes, what was searched', () => {
    const [first, second] = ['Both leaders signed it.', 'Ann met Bob.'];
    const name = { ...citation({ quote: 'Ann' }), span: { start: 0, end: 3 } };
    const statement = (quote: string, given: Partial<Citation> = {}) => ({
      text: quote,
      citations: [citation({ quote, ...given })],
    });
    const given = answer({
      shortAnswer: { text: 'Ann', citations: [name], confidence: 0.9 },
      statements: [
        statement(first!),
        statement('It rained.', { articleId: 'b', title: 'Weather', url: null }),
        statement(second!),
      ],
    });
    const payload = renderAnswer(given, HINTS, en);
    expect(linesOf(payload)).toEqual([
      '-# who signed?',
      '## Ann',
      '**[Leaders sign](https://sample-wire.example/a)**',
      '-# Sample Wire · 31 October 2025',
      '> “Both leaders signed it.” [↗](https://sample-wire.example/a#:~:text=Both%20leaders%20signed%20it)',
      '> ',
      '> “**Ann** met Bob.” [↗](https://sample-wire.example/a#:~:text=Ann%20met%20Bob)',
      '**Weather**',
      '-# Sample Wire · 31 October 2025',
      '> “It rained.”',
      '-# from 2 of 12 articles',
    ]);
    assertVerbatim(payload, given);
    const labels = controlsOf(payload).map(nameOf);
    expect(labels).toEqual(['Ask a follow-up', 'In context', '👍', '👎']);
  });

  test('a mistaken question gets the sentence that says otherwise, whatever the confidence', () => {
    for (const kind of ['answered', 'closest'] as const) {
      const payload = renderAnswer(answer({ kind, contradicted: true }), HINTS, en);
      expect(linesOf(payload)[1]).toBe(`### ${answerStrings.contradicted}`);
      assertVerbatim(payload, answer({ kind, contradicted: true }));
    }
  });

  test('an uncertain answer shows one quote, and the others on demand', () => {
    const statements = ['One.', 'Two.', 'Three.'].map((quote) => ({
      text: quote,
      citations: [citation({ quote })],
    }));
    const payload = renderAnswer(answer({ kind: 'closest', statements }), HINTS, en);
    expect(linesOf(payload)[1]).toBe(`### ${answerStrings.closest}`);
    expect(quotesOf(payload)).toHaveLength(1);
    expect(linesOf(payload).at(-1)).toBe('-# and 2 more quotes · from 1 of 12 articles');
    const more = controlsOf(payload).find(({ label }) => label === answerStrings.showMore(2));
    expect(more?.custom_id).toBe('ask:more:x:2-3');
  });

  test.each([
    [{ narrowed: false, mayAdd: false }, /other words\.$/],
    [{ narrowed: true, mayAdd: false }, /without `since` and `outlet`\.$/],
    [{ narrowed: true, by: 'outlet' as const, mayAdd: false }, /without `outlet`\.$/],
    [{ narrowed: false, mayAdd: true }, /`\/ingest`.*`\/feed add`\.$/],
  ])('without an answer it says what can be done by who asked: %j', (hints, hint) => {
    const none = answer({ kind: 'nothing', statements: [] });
    const payload = renderAnswer(none, hints, en);
    const [question, heading, said, searched] = linesOf(payload);
    expect([question, heading]).toEqual(['-# who signed?', `### ${answerStrings.nothing}`]);
    expect(said).toMatch(hint);
    expect(searched).toBe('-# searched 12 articles, the newest of 31 October 2025');
    expect(controlsOf(payload).map(nameOf)).toEqual(['Ask another way', 'All articles']);
    assertVerbatim(payload, none);
    const empty = answer({ ...none, searched: { articles: 0, passages: 0, newest: null } });
    const said0 = renderAnswer(empty, hints, en);
    expect(textOf(said0).includes('`/ingest`')).toBe(hints.mayAdd);
    expect(controlsOf(said0)).toEqual([]);
    assertVerbatim(said0, empty);
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
    const payload = renderAnswer(given, HINTS, en);
    expect(textOf(payload)).toContain('“The dam gave way. ¶ **Weeks of rain** had softened it.”');
    assertVerbatim(payload, given);
    const altered = JSON.parse(JSON.stringify(payload).replace(' ¶ ', ' ')) as typeof payload;
    expect(() => assertVerbatim(altered, given)).toThrow();
  });

  test('tells what earlier reports said beside the newest amount', () => {
    const newest = citation({ quote: '14', publishedAt: '2026-11-25T06:45:00Z' });
    const earlier = ['nine', 'four'].map((quote) => citation({ quote, publishedAt: '2026-11-24' }));
    const given = answer({ shortAnswer: { text: '14', citations: [newest], confidence: 0.9, earlier } });
    const payload = renderAnswer(given, HINTS, en);
    expect(linesOf(payload).slice(1, 3)).toEqual([
      '## 14',
      'As of 25 November 2026, 06:45. Earlier: “nine”, “four”',
    ]);
    assertVerbatim(payload, given);
    const altered = JSON.parse(JSON.stringify(payload).replace('nine', 'ten')) as typeof payload;
    expect(() => assertVerbatim(altered, given)).toThrow('unknown form');
  });

  test('tells no day beside the newest amount if only a text that a user gave claims it', () => {
    const newest = citation({ quote: '14', publishedAt: '2026-11-25', provenance: 'pasted' });
    const earlier = [citation({ quote: 'nine', publishedAt: '2026-11-24', provenance: 'pasted' })];
    const given = answer({ shortAnswer: { text: '14', citations: [newest], confidence: 0.9, earlier } });
    const payload = renderAnswer(given, HINTS, en);
    expect(linesOf(payload).slice(1, 3)).toEqual(['## 14', 'Earlier: “nine”']);
    assertVerbatim(payload, given);
  });

  test('says that an article was revised', () => {
    const revised = { text: 'x', citations: [citation({ status: 'revised' })] };
    const lines = linesOf(renderAnswer(answer({ statements: [revised] }), HINTS, en));
    expect(lines[2]).toBe(`-# Sample Wire · 31 October 2025 · ${answerStrings.revised}`);
  });

  test('shows a disagreement value by value, each quote once, and whose it is', () => {
    const values = ['twelve', 'fifteen'].map((amount, i) => {
      const quote = `It was ${amount}.`;
      const given = { outlet: `Outlet ${i}`, articleId: `d${i}`, url: null, title: `Title ${i}` };
      const span = { start: 7, end: 7 + amount.length };
      return {
        text: quote,
        citations: [citation({ quote, ...given })],
        value: { ...citation({ quote: amount, ...given }), span },
      };
    });
    const other = { text: 'More.', citations: [citation({ quote: 'More.' })] };
    const given = answer({ disagreement: { values }, statements: [values[0]!, other] });
    const payload = renderAnswer(given, HINTS, en);
    expect(linesOf(payload)).toEqual([
      '-# who signed?',
      `## ${answerStrings.disagreement}`,
      '### twelve',
      '-# **Title 0** · Outlet 0 · 31 October 2025',
      '> “It was **twelve**.”',
      '### fifteen',
      '-# **Title 1** · Outlet 1 · 31 October 2025',
      '> “It was **fifteen**.”',
      '-# and 1 more quote · from 2 of 12 articles',
    ]);
    assertVerbatim(payload, given);
    expect(partsOf(payload.components)[0]?.accent_color).toBe(CAUTION_COLOUR);
    const altered = JSON.parse(JSON.stringify(payload).replace('### twelve', '### eleven')) as typeof payload;
    expect(() => assertVerbatim(altered, given)).toThrow();
  });

  test('a quote too long is cut at a word, the ellipsis outside the quotation marks', () => {
    const quote = 'the same words over and over '.repeat(400).trim();
    const long = answer({ statements: [{ text: quote, citations: [citation({ quote, url: null })] }] });
    expect(quotesOf(renderAnswer(long, HINTS, en))[0]).toMatch(
      /^> “the same .*(the|same|words|over|and)” …$/,
    );
  });

  test('what does not fit is said, and shown on demand', () => {
    const statements = Array.from({ length: 5 }, (_, i) => {
      const quote = `${i} ${'*'.repeat(600)}`;
      const url = `https://${'y'.repeat(60)}.example/${'x'.repeat(390)}${i}`;
      return {
        text: quote,
        citations: [citation({ quote, url, articleId: `a${i}`, title: '_'.repeat(200) })],
      };
    });
    const given = answer({ statements, question: 'q'.repeat(600) });
    const payload = renderAnswer(given, HINTS, en);
    const shown = quotesOf(payload).length;
    expect(shown).toBeLessThan(5);
    expect(textOf(payload)).toContain(answerStrings.moreQuotes(5 - shown));
    expect(controlsOf(payload).map(nameOf)).toContain(answerStrings.showMore(5 - shown));
    assertVerbatim(payload, given);
  });

  test('other outlets of the same words are named once each', () => {
    const others = ['b', 'b', 'c'].map((articleId) =>
      citation({ articleId, outlet: `Outlet ${articleId}`, url: `https://outlet-${articleId}.example/` }),
    );
    const payload = renderAnswer(
      answer({ statements: [{ text: '', citations: [citation(), ...others] }] }),
      HINTS,
      en,
    );
    expect(textOf(payload)).toContain('31 October 2025 · also Outlet b, Outlet c\n');
  });

  test('no outlet, no date, no address: says so, links nothing', () => {
    const bare = citation({ outlet: null, publishedAt: null, url: null });
    const payload = renderAnswer(answer({ statements: [{ text: '', citations: [bare] }] }), HINTS, en);
    expect(textOf(payload)).toContain('**Leaders sign**\n-# unknown outlet · undated\n> “');
    const script = citation({ outlet: null, url: 'javascript:alert(1)' });
    expect(
      JSON.stringify(renderAnswer(answer({ statements: [{ text: '', citations: [script] }] }), HINTS, en)),
    ).not.toContain('javascript');
  });

  test('says that no model read the passages', () => {
    expect(textOf(renderAnswer(answer({ read: false }), HINTS, en))).toMatch(
      /search only, without a reading/,
    );
  });

  test('says how few passages were read for want of time', () => {
    const hurried = answer({ hurried: { read: 3, found: 12 } });
    expect(textOf(renderAnswer(hurried, HINTS, en))).toContain(
      'only 3 of 12 passages read, for want of time',
    );
  });
});

describe('assertVerbatim', () => {
  const quote = 'Both leaders *signed* it.';
  const named = ['Ann', 'Bob', 'Cem'].map((name) => citation({ quote: name }));
  const truthful = answer({
    shortAnswer: { text: 'Ann, Bob and Cem', citations: named, confidence: 0.9 },
    statements: [{ text: quote, citations: [citation({ quote })] }],
  });
  const payload = renderAnswer(truthful, HINTS, en);
  /** The same components with this text in the first display, and none in the others. */
  const withText = (text: string): Payload => ({
    components: [
      { type: ComponentType.Container, components: [{ type: ComponentType.TextDisplay, content: text }] },
    ],
  });

  test.each([
    ['a letter of a quote', (text: string) => text.replace('leaders', 'leader')],
    ['a quote cut without an ellipsis', (text: string) => text.replace(' it.”', '”')],
    ['words after an ellipsis that are not there', (text: string) => text.replace('it.”', 'them” …')],
    ['active markup in a quote', (text: string) => text.replace('\\*signed\\*', '*signed*')],
    ['a quote without its marks', (text: string) => text.replace(/“(.*)”/, '$1')],
    ['bold words that are no answer', (text: string) => text.replace('Both leaders', 'Both **leaders**')],
    ['a name in the short answer', (text: string) => text.replace('Cem', 'Dan')],
    ['a joint in the short answer', (text: string) => text.replace(' and ', ' or ')],
    ['a name left out of the short answer', (text: string) => text.replace('Ann, ', '')],
    ['the title of an article', (text: string) => text.replace('Leaders sign', 'Leaders resign')],
    ['the link of a title', (text: string) => text.replace('example/a)', 'example/b)')],
    ['the link of a quote', (text: string) => text.replace('example/a#', 'example/b#')],
    ['the question', (text: string) => text.replace('-# who signed?', '> who signed?')],
    ['a line of its own', (text: string) => `${text}\nThey all signed.`],
    ['a heading of its own', (text: string) => `${text}\n### They all signed`],
    ['a title of its own', (text: string) => `${text}\n**They all signed**`],
    ['a quote in small print', (text: string) => `${text}\n-# “They all signed.”`],
    ['an empty shortened quote', (text: string) => `${text}\n> “” …`],
  ])('refuses a change of %s', (_, change) => {
    assertVerbatim(withText(textOf(payload)), truthful);
    const text = change(textOf(payload));
    expect(text).not.toBe(textOf(payload));
    expect(() => assertVerbatim(withText(text), truthful)).toThrow();
  });

  test('reads every text, wherever it is', () => {
    const line = { type: ComponentType.TextDisplay, content: '> “They signed.”' } as const;
    const button = {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      custom_id: 'a',
      label: 'b',
    } as const;
    const section = { type: ComponentType.Section, components: [line], accessory: button } as const;
    for (const component of [line, { ...section, components: [line] }]) {
      const containers = [[component], [{ type: ComponentType.Container as const, components: [component] }]];
      for (const components of containers)
        expect(() => assertVerbatim({ components }, truthful)).toThrow(/No citation/);
    }
  });

  test('takes a shortened span of a quote, with an ellipsis wherever something was cut', () => {
    const text = textOf(payload);
    const cuts: [string, string, string][] = [
      [' it.”', '” …', '”'],
      ['“Both leaders', '… “leaders', '“leaders'],
    ];
    for (const [whole, cut, silent] of cuts) {
      expect(text).toContain(whole);
      assertVerbatim(withText(text.replace(whole, cut)), truthful);
      expect(() => assertVerbatim(withText(text.replace(whole, silent)), truthful)).toThrow();
    }
    const middle = text.replace(' it.”', '” …').replace('“Both leaders', '… “leaders');
    assertVerbatim(withText(middle), truthful);
    // An ellipsis on the wrong side.
    expect(() =>
      assertVerbatim(withText(text.replace(' it.”', '”').replace('“B', '… “B')), truthful),
    ).toThrow();
    expect(() =>
      assertVerbatim(withText(text.replace('“Both leaders', '“leaders').replace('.”', '.” …')), truthful),
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

const anyTexts = fc.constantFrom(...allTexts);

describe('the other messages', () => {
  test('a confirmation of any article, with any notes', () => {
    const anyOutcome = fc.record({
      outcome: fc.constantFrom('new', 'updated', 'known'),
      article: anySummary,
      sentences: fc.nat(),
      passages: fc.nat(),
      ms: fc.nat(),
      notes: fc
        .tuple(anyText, anyText, fc.integer({ min: 0, max: 9 }))
        .map((labels) => notesOfEachKind(...labels)),
    });
    fc.assert(
      fc.property(anyOutcome, anyTexts, (outcome, texts) => {
        expect(problemsOf(renderIngest(outcome, [], texts))).toEqual([]);
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
      fc.property(fc.array(quote, { maxLength: 5 }), anyTexts, (quotes, texts) => {
        const payload = renderContext(quotes, texts);
        expect(problemsOf(payload)).toEqual([]);
        assertQuoted(payload, contextCitations(quotes));
        const more = renderMore(quotes, [1, 2, 3, 4, 5], texts);
        expect(problemsOf(more)).toEqual([]);
        assertQuoted(more, contextCitations(quotes));
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
      fc.property(details, fc.boolean(), anyTexts, (source, mayForget, texts) => {
        const payload = renderSource(source, { mayForget }, texts);
        expect(problemsOf(payload)).toEqual([]);
        expect(problemsOf(renderForgetting(source.article, 'forget', texts))).toEqual([]);
        assertQuoted(payload, source.keyFacts);
      }),
      { numRuns: 300 },
    );
    const suggestion = fc.record({ question: fc.option(anyText), sentence: anyCitation });
    fc.assert(
      fc.property(
        anySummary,
        fc.uniqueArray(suggestion, { maxLength: 3, selector: (s) => s.question }),
        anyTexts,
        (article, asked, texts) => {
          const outcome = { outcome: 'new', article, sentences: 1, passages: 1, ms: 1, notes: [] } as const;
          const payload = renderIngest(outcome, asked, texts);
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
      fc.property(anyPage, fc.constantFrom('last', 'cited', 'all'), anyTexts, (page, which, texts) => {
        expect(
          problemsOf(
            renderSources(page, { which, requester: '1000000000000000002' }, { mayAdd: false }, texts),
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
