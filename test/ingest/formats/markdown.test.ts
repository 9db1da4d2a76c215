import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../src/ingest/formats/markdown/markdown.js';

const lines = (...all: string[]): string => all.join('\n');

describe('inline markup', () => {
  test.each([
    [
      'a link with parentheses in its address',
      'See [the page](https://en.example.org/wiki/Pact_(2025)) twice.',
      'See the page twice.',
    ],
    ['nested emphasis', '**very *clear* indeed**', 'very clear indeed'],
    ['character references', 'Tate &amp; Lyle rose 5&#37;.', 'Tate & Lyle rose 5%.'],
    ['a no-break space', '5&nbsp;%', '5\u00a0%'],
    ['a footnote mark', 'They signed.[^1]\n\n[^1]: On Monday.', 'They signed.'],
    ['a hard line break', 'line\\\nnext', 'line next'],
    ['a hard line break by spaces', 'line  \nnext', 'line next'],
    ['a soft line break', 'line\nnext', 'line next'],
    ['escaped marks', '2 \\* 3 \\[sic\\]', '2 * 3 [sic]'],
    ['code', 'run `a * b` now', 'run a * b now'],
    ['a deletion', 'The end is ~~not~~ here.', 'The end is here.'],
    ['struck words in tags', 'It cost <del>14</del> <ins>41</ins> crowns.', 'It cost 41 crowns.'],
    ['an exponent', '10<sup>6</sup> newtons & more', '10⁶ newtons & more'],
    ['a fraction beside a deletion', '2<sup>1</sup>/<sub>2</sub> ~~days~~ hours', '2 1/2 hours'],
    ['words hidden in a tag', 'It is <span style="display:none">not</span> here.', 'It is here.'],
    ['a comparison in text with tags', '1 < 2 and <b>3 > 2</b>', '1 < 2 and 3 > 2'],
    ['inline HTML', 'The <b>end</b><!-- x --> is<br>near.', 'The end is near.'],
    ['a picture', 'Before ![A ship](ship.jpg) after', 'Before after'],
    ['reference links', '[the page][p] and [p]\n\n[p]: https://example.org', 'the page and p'],
    [
      'addresses',
      'See <https://example.org/a> or www.example.org.',
      'See https://example.org/a or www.example.org.',
    ],
    ['snake case and single stars', 'snake_case_words, 2 * 3 * 4', 'snake_case_words, 2 * 3 * 4'],
    ['an unfinished link', 'The [page](https://example.org', 'The [page](https://example.org'],
  ])('%s', (_, markdown, text) => {
    expect(readMarkdown(markdown).text).toBe(text);
  });
});

describe('blocks', () => {
  test.each([
    ['a task list', lines('- [x] Signed', '- [ ] Ratified'), ['Signed', 'Ratified']],
    [
      'a loose nested list',
      lines('1. One', '', '   - Two', '   three', '', '2. Four'),
      ['One', 'Two three', 'Four'],
    ],
    ['a sentence that begins with a number', '1986. A year of change.', ['1986. A year of change.']],
    [
      'paragraphs inside an element that strikes or hides them',
      lines(
        'One',
        '',
        '<del>',
        '',
        'Two',
        '',
        '</del>',
        '',
        '<div hidden>',
        '',
        '- Three',
        '',
        '</div>',
        '',
        'Four',
      ),
      ['One', 'Four'],
    ],
    [
      'paragraphs inside an element that does neither',
      lines('<div align="center">', '', 'One *and* 2 < 3', '', '- Two', '', '</div>', '', 'Three'),
      ['One and 2 < 3', 'Two', 'Three'],
    ],
    ['a quotation', lines('> One', '> two', '>', '> > three'), ['One two', 'three']],
    [
      'a table',
      lines('| Ship | Year |', '|------|-----:|', '| *Anna* | 2027 |', '| A \\| B | |'),
      ['Ship | Year', 'Anna | 2027', 'A | B'],
    ],
    [
      'fenced code',
      lines('Before', '```js', 'let a = 1;', '', '  a += 1;', '```', 'After'),
      ['Before', 'let a = 1;', 'a += 1;', 'After'],
    ],
    [
      'a paragraph that is indented like code',
      '    The ministers met.\n\n    They signed.',
      ['The ministers met.', 'They signed.'],
    ],
    [
      'an HTML block',
      lines(
        '<div class="x">',
        '<p>The ministers <em>met</em>.</p>',
        '<script>alert(1)</script>',
        '</div>',
        '',
        'They signed.',
      ),
      ['The ministers met.', 'They signed.'],
    ],
    [
      'a comment over paragraphs',
      lines('One.', '', '<!-- two', '', 'three -->', '', 'Four.'),
      ['One.', 'Four.'],
    ],
    [
      'rules and definitions',
      lines('One.', '', '***', '', '[p]: https://example.org', '', 'Two.'),
      ['One.', 'Two.'],
    ],
  ])('%s', (_, markdown, paragraphs) => {
    expect(readMarkdown(markdown).text.split('\n\n')).toEqual(paragraphs);
  });
});

describe('the title', () => {
  test.each([
    [
      'a first heading',
      '# Ferries *for* all #\n\nFour were ordered.',
      'Ferries for all',
      'Four were ordered.',
    ],
    [
      'an underlined heading',
      'Ferries &amp; ships\n===============\n\nFour were ordered.',
      'Ferries & ships',
      'Four were ordered.',
    ],
    ['a heading of the second level', '## Ferries\n\nFour.', null, 'Ferries\n\nFour.'],
    ['a heading after text', 'Four.\n\n# Ferries', null, 'Four.\n\nFerries'],
    ['a second heading', '# One\n\n# Two', 'One', 'Two'],
    ['an empty heading', '#\n\nFour.', null, 'Four.'],
    ['a heading after a comment', '<!-- x -->\n# Ferries\n\nFour.', 'Ferries', 'Four.'],
  ])('%s', (_, markdown, title, text) => {
    expect(readMarkdown(markdown)).toEqual({ title, text });
  });
});

describe('input that the parser takes too long for is read as plain text', () => {
  test.each([
    ['emphasis and brackets', '*'.repeat(20_000) + '['.repeat(20_000)],
    ['brackets over many lines', '[a\n'.repeat(20_000)],
    ['marks in a quotation', '> *[\n'.repeat(20_000)],
    ['backticks', Array.from({ length: 400 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['nested quotations', `${'>'.repeat(20_000)} a`],
    ['nested lists on one line', `${'- '.repeat(20_000)}a`],
    [
      'nested lists by indentation',
      Array.from({ length: 500 }, (_, n) => `${' '.repeat(2 * n)}- a`).join('\n'),
    ],
    ['many quotations', '> a\n\n'.repeat(5000)],
    ['many underlined headings', 'a\n===\n'.repeat(5000)],
    ['many addresses', 'www.a a@b.c http://a '.repeat(20_000)],
    ['too much of everything', 'The ministers met. '.repeat(300_000)],
    ['unclosed comments', '<!--a>'.repeat(40_000)],
    ['tags', '<a '.repeat(20_000)],
  ])('%s', (_, markdown) => {
    expect(readMarkdown(markdown)).toEqual({ title: null, text: markdown });
  });

  test('but a long article with many marks is not', () => {
    const paragraph = `${'A [*link*](https://example.org/a_(b)) here. '.repeat(100)}\n\n`;
    const item = '- An **item** with a [link](https://example.org).\n';
    expect(readMarkdown(paragraph.repeat(10) + item.repeat(1000)).text).not.toMatch(/[[\]*]/);
  });
});
