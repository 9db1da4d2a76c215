import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/ingest/formats/front-matter.js';

const BODY = 'Ministers met.\n';
const parse = (...head: string[]) => parseFrontMatter('a.md', ['---', ...head, '---', BODY].join('\n'));

describe('values as YAML writes them', () => {
  test.each([
    [
      'a folded title',
      ['title: >', '  Ministers sign', '  a pact', 'outlet: Wire'],
      { title: 'Ministers sign a pact', outlet: 'Wire' },
    ],
    ['a literal title', ['title: |-', '  Ministers sign', '  a pact'], { title: 'Ministers sign a pact' }],
    ['a list of authors', ['author: [Ann Berg, "Lars Holm"]'], { author: 'Ann Berg, Lars Holm' }],
    [
      'a block list of authors',
      ['author:', '  - Ann Berg', '  - Lars Holm'],
      { author: 'Ann Berg, Lars Holm' },
    ],
    [
      'a block list that is not indented',
      ['author:', '- Ann Berg', '- Lars Holm'],
      { author: 'Ann Berg, Lars Holm' },
    ],
    [
      'authors with more than a name',
      ['author:', '  - name: Ann Berg', '    email: a@example.org', '  - Lars Holm'],
      { author: 'Ann Berg, Lars Holm' },
    ],
    ['an author with more than a name', ['author: { name: Ann Berg }'], { author: 'Ann Berg' }],
    ['a comment', ['title: Pact # draft', '# outlet: none'], { title: 'Pact', outlet: null }],
    ['double quotation marks', ['title: "The \\"pact\\" holds"'], { title: 'The "pact" holds' }],
    ['single quotation marks', ["title: 'Singh''s pact'"], { title: "Singh's pact" }],
    [
      'numbers and booleans are text',
      ['title: 007', 'outlet: yes', 'author: 1e3'],
      { title: '007', outlet: 'yes', author: '1e3' },
    ],
    ['a date', ['date: 2025-06-03'], { publishedAt: '2025-06-03' }],
    [
      'keys in capitals, nothing, nested values of other tools',
      ['Title: Pact', 'outlet:', 'author: ""', 'seo:', '  title: Other'],
      { title: 'Pact', outlet: null, author: null },
    ],
    ['anchors', ['outlet: &o Wire', 'author: *o'], { outlet: 'Wire', author: 'Wire' }],
    ['Windows line ends', ['title: Pact\r', 'outlet: Wire\r'], { title: 'Pact', outlet: 'Wire' }],
    ['the last of two equal keys', ['title: One', 'title: Two'], { title: 'Two' }],
  ])('%s', (_, head, expected) => {
    const { metadata, body } = parse(...head);
    expect(metadata).toMatchObject(expected);
    expect(body).toBe(BODY);
  });
});

describe('front matter that is no YAML is read line by line', () => {
  test.each([
    [
      'a colon in a title',
      ['title: Ferries: four at once', 'outlet: Wire'],
      { title: 'Ferries: four at once', outlet: 'Wire' },
    ],
    ['marks that YAML reserves', ['title: @home', 'outlet: `Wire`'], { title: '@home', outlet: '`Wire`' }],
    ['a mark that is never closed', ['title: "Pact', 'outlet: Wire'], { title: '"Pact', outlet: 'Wire' }],
    ['a mark inside marks', ['title: "The "pact" holds"'], { title: 'The "pact" holds' }],
    [
      'tabs',
      ['title:\tPact', 'seo:\n\t- x', 'outlet: Wire: daily'],
      { title: 'Pact', outlet: 'Wire: daily' },
    ],
    [
      'a folded title among them',
      ['title: >', '  Pact', 'outlet: Wire: daily'],
      { title: null, outlet: 'Wire: daily' },
    ],
  ])('%s', (_, head, expected) => {
    const { metadata, body } = parse(...head);
    expect(metadata).toMatchObject(expected);
    expect(body).toBe(BODY);
  });
});

test.each([
  ['prose between two rules', '---\n\nFour were ordered.\n\n---\n\nAll sail.'],
  ['a list between two rules', '---\n- One\n- Two\n---\nAll sail.'],
  ['speech between two rules', '---\nThe minister said: yes.\n---\nAll sail.'],
  ['a rule that is never repeated', `---\n${'a: b\n'.repeat(20_000)}`],
  ['no front matter', 'title: Pact\n---\nMinisters met.'],
])('%s stays text', (_, text) => {
  expect(parseFrontMatter('a.md', text)).toMatchObject({ body: text, metadata: { title: null } });
});

describe('hostile front matter', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghij'].map(
      (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`,
    ),
  ];
  test.each([
    ['an alias bomb', [...bomb, 'title: Pact'], { title: 'Pact' }],
    ['an alias bomb as the author', [...bomb, 'author: *j', 'title: Pact'], { title: 'Pact' }],
    [
      'tags that would run code',
      ['title: Pact', 'author: !!js/function "function () { throw 1 }"'],
      { title: 'Pact' },
    ],
    [
      'keys of the prototype',
      ['__proto__: { title: Other }', 'constructor: x', 'title: Pact'],
      { title: 'Pact' },
    ],
    ['nested brackets', [`a: ${'['.repeat(8000)}`, 'title: Pact'], { title: 'Pact' }],
    ['nested maps', [`a: ${'{a: '.repeat(2000)}`, 'title: Pact'], { title: 'Pact' }],
    ['nested lists', [`a:\n  ${'- '.repeat(4000)}x`, 'title: Pact'], { title: 'Pact' }],
    ['very much', ['title: Pact', `a: ${'x '.repeat(200_000)}`], { title: 'Pact' }],
  ])('%s', (_, head, expected) => {
    expect(parse(...head).metadata).toMatchObject(expected);
    expect(({} as Record<string, unknown>).title).toBeUndefined();
  });

  test('a name that is too long is refused', () => {
    expect(() => parse(`title: ${'x'.repeat(501)}`)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
