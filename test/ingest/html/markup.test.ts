/** Markup that nobody wrote for readers: it must be refused or read in moments, never hang or overflow the stack. */

import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/domain/errors.js';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { tidyMarkup } from '../../../src/ingest/html/markup.js';
import fc from '../../fixtures/properties.js';

const PARAGRAPH =
  '<p>The company has ordered four ships, and the first of them enters service in the spring of 2027.</p>';
const around = (body: string) =>
  `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`;
const extract = (html: string) => extractArticle('the page', html, 'https://a.example/x');
const MIB = 1024 * 1024;
const fill = (unit: string) => unit.repeat((5 * MIB) / unit.length);

describe('bombs of 5 MiB', () => {
  test.each([
    ['nested elements', fill('<div>')],
    ['nested inline elements', fill('<b>')],
    ['nested tables', fill('<table><tr><td>')],
    ['nested lists', fill('<ul><li>')],
    ['unclosed paragraphs', fill('<p>')],
    ['closing tags', '<div>'.repeat(150) + fill('</i>')],
    ['angle brackets', fill('<')],
    ['unfinished tags', fill('<a ')],
    ['unfinished values', fill('<a b="')],
    ['unfinished values in both quotes', fill(`<a b='"`)],
    ['attributes', `<b ${Array.from({ length: 400_000 }, (_, i) => `a${i}=1`).join(' ')}>`],
    [
      'many attributes on many elements',
      fill(`<b ${Array.from({ length: 200 }, (_, i) => `a${i}=1`).join(' ')}>x</b>`),
    ],
    ['comments', fill('<!--')],
    ['comments that end like tags', `${'<!--a>'.repeat(190_000)}${'-'.repeat(3_000_000)}`],
    ['scripts', fill('<script>')],
    ['scripts in comments of a script', `<script>${fill('<!--<script></script>-->')}`],
    ['names of attributes with quotation marks', fill('<a b"c ')],
    ['styles', fill('<style></style>')],
    ['character references', fill('&amp;')],
    ['declarations', fill('<!')],
    ['blanks in a tag', `<a${' '.repeat(5 * MIB)}`],
    ['a word', fill('x')],
    ['breaks', fill('<br>')],
    ['list items', fill('<li>x')],
    ['table cells', `<table><tr>${fill('<td>x')}`],
    ['parts of tables', `${'<table><tbody><tr><td>'.repeat(48)}${fill('<td>x<tr><tbody>')}`],
    ['commas deep down', '<div>'.repeat(190) + fill('word, ')],
    ['paragraphs deep down', '<div>'.repeat(190) + PARAGRAPH.repeat(5000)],
    ['JSON-LD', `<script type="application/ld+json">${'['.repeat(2_000_000)}</script>`],
    [
      'JSON-LD with a text',
      `<script type="application/ld+json">{"@type":"Article","articleBody":"${'<b>'.repeat(1_500_000)}"}</script>`,
    ],
    [
      'JSON-LD with a long text',
      `<script type="application/ld+json">{"@type":"Article","articleBody":"${'<'.repeat(990_000)}"}</script>`,
    ],
    [
      'JSON-LD of nested arrays',
      `<script type="application/ld+json">[${Array(200)
        .fill(
          `[${Array(200)
            .fill(`[${Array(20).fill('[]').join()}]`)
            .join()}]`,
        )
        .join()}]</script>`,
    ],
    [
      'JSON-LD graph',
      `<script type="application/ld+json">[${'{"@graph":['.repeat(100_000)}${']}'.repeat(100_000)}]</script>`,
    ],
  ])('%s', (_, body) => {
    const before = performance.now();
    try {
      extract(around(body));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error).toMatchObject({ code: 'page.no-article' });
    }
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

describe('what still is an article', () => {
  test.each([
    ['a fragment', PARAGRAPH.repeat(3)],
    ['no body', `<html><title>x</title>${PARAGRAPH.repeat(3)}`],
    ['two bodies', around(`${PARAGRAPH}<body>${PARAGRAPH.repeat(2)}`)],
    ['text behind the end', `${around('')}<div>${PARAGRAPH.repeat(3)}</div>`],
    ['capitals', around(PARAGRAPH.repeat(3)).toUpperCase().replaceAll('THE COMPANY', 'The company')],
    ['forty levels', around('<div>'.repeat(40) + PARAGRAPH.repeat(3) + '</div>'.repeat(40))],
    ['an unclosed comment', around(`<!-- oops >${PARAGRAPH.repeat(3)}`)],
    [
      'broken JSON-LD',
      around(`<script type="application/ld+json">{"headline": oops}</script>${PARAGRAPH.repeat(3)}`),
    ],
    [
      'JSON-LD of other shapes',
      around(
        `<script type="application/ld+json">[null, 1, {"@type":"NewsArticle","headline":{"a":1},"author":7,"datePublished":[]}]</script>${PARAGRAPH.repeat(3)}`,
      ),
    ],
    ['a page inside a form', around(`<form action="/">${PARAGRAPH.repeat(3)}</form>`)],
    [
      'an article that is hidden until a script runs',
      around(`<div style="display:none"><article>${PARAGRAPH.repeat(3)}</article></div>`),
    ],
    ['2,000 paragraphs', around(PARAGRAPH.repeat(2000))],
  ])('%s', (_, html) => {
    expect(extract(html).text).toMatch(/^The company/);
  });
});

describe('tidyMarkup', () => {
  test('keeps text, structure and the attributes that are read', () => {
    const { html, jsonLd } = tidyMarkup(
      'x',
      '<P CLASS=a onclick="evil()" style=\'color:red\' data-x=1>1 < 2 &amp; <b>3</b><!-- c --><script>let a = "<p>";</script><svg><path d="M0"/><path/></svg></i></P><script type="application/ld+json">{}</script>',
    );
    expect(html).toBe(
      '<p class="a" style="color:red">1 &lt; 2 &amp; <b>3</b><svg><path></path><path></path></svg></p>',
    );
    expect(jsonLd).toEqual(['{}']);
  });

  test.each([
    ['a name with a quotation mark', '<p a"b=">HIDDEN">It rained.</p>'],
    ['a name with "<"', '<p a<b=">HIDDEN">It rained.</p>'],
    ['a value with "<"', '<p a=b<c title=">HIDDEN">It rained.</p>'],
    ['a script in a comment of a script', '<script><!--<script></script>HIDDEN--></script><p>It rained.</p>'],
    [
      'a script that writes one',
      '<script><!-- w("<script src=a></script>HIDDEN") //--></script><p>It rained.</p>',
    ],
  ])('what browsers read as an attribute or a script is no text: %s', (_, html) => {
    const tidied = tidyMarkup('the page', html).html;
    expect(tidied.replace(/"[^"]*"/g, '')).not.toContain('HIDDEN');
    expect(tidied).toContain('It rained.');
  });

  test.each([
    '<script><!-- a() //--></script><p>It rained.</p>',
    '<script><!--></script><p>It rained.</p>',
    '<script>a("<script>")</script><p>It rained.</p>',
    '<script><!--<script>--></script><p>It rained.</p>',
  ])('a script ends where browsers end it: %s', (html) => {
    expect(tidyMarkup('the page', html).html).toContain('It rained.');
  });

  test('a quotation mark cannot leave its attribute', () => {
    expect(tidyMarkup('x', `<a class='"><script>x'>y</a>`).html).toBe('<a class="&quot;><script>x">y</a>');
  });

  test.each([
    [
      'parts of a table',
      '<table><caption>a<thead><tr><th>b<th>c<tbody><tr><td><i>d<td>e<tr><td>f<tfoot><tr><td>g</table>',
      '<table><caption>a</caption><thead><tr><th>b</th><th>c</thead><tbody><tr><td><i>d</td><td>e</tr><tr><td>f</tbody><tfoot><tr><td>g</table>',
    ],
    [
      'rows of a table in a cell',
      '<table><tr><td><table><tr><td>a<tr><td>b</table><td>c</table>',
      '<table><tr><td><table><tr><td>a</tr><tr><td>b</table></td><td>c</table>',
    ],
    ['items with paragraphs', '<ul><li><p>a<li><p>b</ul>', '<ul><li><p>a</li><li><p>b</ul>'],
    ['terms', '<dl><dt>a<dd><p>b<dt>c<dd>d</dl>', '<dl><dt>a<dd><p>b</dd><dt>c<dd>d</dl>'],
  ])('ends %s whose end tags are left out', (_, written, expected) => {
    expect(tidyMarkup('x', written).html).toBe(expected);
  });

  test.each([
    ['rows that a script fills in', '<table><tbody><template><tr><td>a</td></tr></template></tbody></table>'],
    ['a table in a cell', '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>'],
    ['a list in an item', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['cells without a table', '<tr><td>a<p>b</p></td></tr>'],
    ['elements named like what every object has', '<constructor>a<constructor>b'],
  ])('leaves %s as they are', (_, written) => {
    expect(tidyMarkup('x', written).html).toBe(written);
  });

  test('is stable, and never lets a script through', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '<p',
      '<p>',
      '</p>',
      '<script',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '"',
      "'",
      '=',
      ' class',
      '/',
      'a',
      '&',
      '<svg>',
      '<style>',
      '<table>',
      '<tbody>',
      '<td>',
      '<dt>',
      '<template>',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
        (page) => {
          const { html } = tidyMarkup('x', page);
          expect(html.replace(/"[^"]*"/g, '')).not.toMatch(/<(?:(?:script|style)[\s/>]|!--)/i);
          expect(tidyMarkup('x', html).html).toBe(html);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('any bytes are read or refused', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<div',
          '>',
          '<table>',
          '<td>',
          '<html>',
          '<body>',
          '<head>',
          '<title>',
          'word ',
          '. ',
          '<a href="/">',
          '<br>',
          '<li>',
          '<h1>',
          '</div>',
          '\u0000',
          '<template>',
          '<frameset>',
          '<svg>',
          '<math>',
          '<select>',
          '<option>',
        ),
      ),
      (parts) => {
        try {
          extract(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      },
    ),
    { numRuns: 500 },
  );
});
