import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/domain/article.js';
import { analyseText } from '../../src/text/analyse.js';
import { paragraphSpans, sentenceSpans } from '../../src/text/sentences/sentences.js';
import fc from '../fixtures/properties.js';

const split = (paragraph: string): string[] =>
  sentenceSpans(paragraph).map(({ start, end }) => paragraph.slice(start, end));

/** The text outside the spans, which must be in order and without overlap. */
function outside(text: string, spans: readonly Span[]): string {
  let from = 0;
  let between = '';
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(from);
    expect(end).toBeGreaterThan(start);
    between += text.slice(from, start);
    from = end;
  }
  expect(from).toBeLessThanOrEqual(text.length);
  return between + text.slice(from);
}

/** Any code points, mixed with pieces that are difficult to split. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Gen. ',
    'U.S. ',
    '"Is it over?" ',
    'asked he. ',
    'Fig. 2) ',
    'Amazon.com ',
    '3.5% ',
    '… ',
    '!? ',
    '\u00a0',
    '\u200b',
    '\u3000',
    '\t',
    '. ',
    '。',
    'The end. ',
    'e.g. this ',
    '👩‍🚀 ',
  ),
);
const prose = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const paragraph = prose.map((text) => text.replaceAll('\n', ' '));

describe('sentences of any paragraph', () => {
  test('are in order, do not overlap, and leave out only white space', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        expect(outside(text, sentenceSpans(text)).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('begin and end without white space', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        for (const sentence of split(text)) expect(sentence).toBe(sentence.trim());
      }),
      { numRuns: 500 },
    );
  });
});

test('paragraphs leave out only white space', () => {
  fc.assert(
    fc.property(fc.array(prose), (parts) => {
      const text = parts.join('\n\n');
      expect(outside(text, paragraphSpans(text)).trim()).toBe('');
    }),
  );
});

describe('sentences of an article', () => {
  const articleWithBoilerplate = fc
    .tuple(fc.array(prose, { maxLength: 5 }), fc.array(fc.tuple(fc.nat(200), fc.nat(60)), { maxLength: 4 }))
    .map(([parts, cuts]) => {
      const text = parts.join('\n\n');
      const boilerplate = cuts.map(([start, length]) => ({
        start: Math.min(start, text.length),
        end: Math.min(start + length, text.length),
      }));
      return { text, boilerplate };
    });

  test('contain no boilerplate and every letter outside of it', () => {
    fc.assert(
      fc.property(articleWithBoilerplate, ({ text, boilerplate }) => {
        const sentences = analyseText(text, boilerplate);
        const inBoilerplate = (at: number) => boilerplate.some(({ start, end }) => at >= start && at < end);
        const spans = sentences.map(({ span }) => span);
        outside(text, spans);
        expect(sentences.map(({ ordinal }) => ordinal)).toEqual(sentences.map((_, at) => at));
        const covered = new Set(
          spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        for (const at of covered) expect(inBoilerplate(at)).toBe(false);
        for (const { 0: letter, index } of text.matchAll(/\p{L}/gu)) {
          const whole = Array.from({ length: letter.length }, (_, i) => index + i);
          if (!whole.some(inBoilerplate)) expect(covered.has(index)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are not split by empty boilerplate', () => {
    expect(analyseText('She left.', [{ start: 5, end: 5 }]).map(({ span }) => span)).toEqual([
      { start: 0, end: 9 },
    ]);
  });

  test('contain their mentions, which do not overlap', () => {
    fc.assert(
      fc.property(prose, (text) => {
        for (const { span, mentions } of analyseText(text, [])) {
          let from = span.start;
          for (const mention of mentions) {
            expect(mention.span.start).toBeGreaterThanOrEqual(from);
            expect(mention.span.end).toBeGreaterThan(mention.span.start);
            from = mention.span.end;
          }
          expect(from).toBeLessThanOrEqual(span.end);
        }
      }),
    );
  });
});

describe('does not split', () => {
  test.for([
    ['Gen. Mark Milley met Lt. Col. James Smith.', 'They spoke.'],
    ['He lives in the U.S. with his family.', 'She does not.'],
    ['The U.S. Senate voted on Nov. 3 in Washington, D.C. on it.', 'It failed.'],
    ['The chart (Fig. 2) shows it.', 'It fell.'],
    ['See Fig. 2) for more.', 'It is over.'],
    ['"Is it over?" asked the minister.', '"No!" he said.', 'It was not.'],
    ['“Is it over?” asked the minister.', 'It was not.'],
    ['Amazon.com rose 2%.', 'Shares of Amazon.com fell.'],
    ['Mr. and Mrs. Smith won vs. the rest.', 'It cost $3.5bn.'],
    ['iPhone sales fell.', 'iPad sales rose.'],
    [
      'It\u3000was\u3000so\u00a0for\u3000a\u3000very\u3000long  \t time.',
      'It\u2003is\u00a0so.',
      'It\u3000will\u3000be.',
    ],
    ['Yahoo! Inc. said so.', 'It was bought.'],
  ])('%s', (sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });
});

test('ideographic stops end a sentence without a space after them', () => {
  const sentences = [
    '首相は金曜日に新しい計画を発表した。',
    '「本当か！」と記者は聞いた。',
    '野党は反対している。',
  ];
  expect(split(sentences.join(''))).toEqual([
    '首相は金曜日に新しい計画を発表した。',
    '「本当か！」',
    'と記者は聞いた。',
    '野党は反対している。',
  ]);
});

test('splits a paragraph of 50,000 words', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `Sentence number ${i} has these nine words here.`).join(
    ' ',
  );
  expect(sentenceSpans(text)).toHaveLength(5000);
});

describe('tokens that are made to be slow', () => {
  // Without the mask the first takes years and the others seconds to minutes: they would exceed the test's timeout.
  test.each([
    ['a URL of short labels', `//a.${'aa.a'.repeat(30)}`],
    [
      'an address without scheme',
      '//server.news.example.internal.department.section.page.2024.10.31.23.59.001',
    ],
    ['dotted initials before an at sign', `-${'A.A.'.repeat(200)}.A A@A.A`],
    ['a word', 'a'.repeat(5000)],
    ['a chain of schemes', 'http://'.repeat(700)],
    ['a chain of apostrophes', "a's".repeat(1700)],
  ])('%s', (_, token) => {
    const paragraph = `See ${token} for more. It was published on Monday.`;
    expect(split(paragraph)).toEqual([`See ${token} for more.`, 'It was published on Monday.']);
  });

  test('an address at the end of a sentence ends it', () => {
    const paragraph =
      'Write to news.desk@example.org. Follow @byline or see https://example.org/a.b/c?d=e.f. Thanks.';
    const sentences = sentenceSpans(paragraph).map(({ start, end }) => paragraph.slice(start, end));
    expect(sentences).toEqual([
      'Write to news.desk@example.org.',
      'Follow @byline or see https://example.org/a.b/c?d=e.f.',
      'Thanks.',
    ]);
  });
});

describe('sentences and tokens of any length', () => {
  const MAX_CHARS = 6000;

  test.each([
    ['one long word', 'a'.repeat(300_000)],
    ['a chain of schemes', 'http://'.repeat(7000)],
    ['a chain of hyphens', 'a-'.repeat(60_000)],
    ['words without a stop', 'word '.repeat(20_000)],
    ['initials', 'A. '.repeat(20_000)],
    ['lower-case words after stops', 'a. '.repeat(20_000)],
    ['marks without a word', '!! '.repeat(20_000)],
    ['letters with marks', 'a\u0301'.repeat(20_000)],
    ['surrogate pairs', '\u{1f6a2}'.repeat(20_000)],
    ['ideographs', '船は'.repeat(20_000)],
    ['ideographic stops', '船。 '.repeat(20_000)],
  ])('%s: cut between characters, and nothing is lost', (_, long) => {
    const paragraph = `See ${long} for more. It was published on Monday.`;
    const sentences = split(paragraph);
    expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThanOrEqual(MAX_CHARS);
    expect(sentences.join('').replace(/\s/g, '')).toBe(paragraph.replace(/\s/g, ''));
    expect(sentences.filter((sentence) => /^[\p{M}\udc00-\udfff]/u.test(sentence))).toEqual([]);
    expect(sentences.at(-1)).toBe('It was published on Monday.');
  });

  test('a long paragraph has the sentences that it has in short paragraphs', () => {
    const short = Array.from(
      { length: 40 },
      (_, i) =>
        `Mr. Bell met U.S. officials at 3 p.m. on day ${i}. "Is it over?" asked Ms. Dane, 44. It was.`,
    );
    expect(short.join(' ').length).toBeLessThan(MAX_CHARS);
    const long = Array.from({ length: 20 }, () => short).flat();
    expect(split(long.join(' '))).toEqual(long.flatMap(split));
  });
});
