import { describe, expect, test } from 'vitest';
import { parseHeaderLines } from '../../../src/ingest/formats/header-lines.js';

const BODY =
  'The harbour of Torrin was dredged on Friday, for the first time in eleven years.\n\nIt is open.';
const parse = (...head: string[]) => parseHeaderLines([...head, '', BODY].join('\n'));

describe('lines that name what they say are the head of a text', () => {
  const WIRE = { outlet: 'Torrin Wire', publishedAt: '2025-06-03' };
  test.each([
    [
      'all of them',
      [
        'Title: Torrin harbour: dredged at last?',
        'Outlet: Torrin Wire',
        'Author: Ann Berg',
        'Date: Tuesday 3 June 2025',
        'URL: https://torrin.example/harbour?utm_source=x',
      ],
      {
        ...WIRE,
        title: 'Torrin harbour: dredged at last?',
        author: 'Ann Berg',
        url: 'https://torrin.example/harbour',
      },
    ],
    ['two, in small letters', ['outlet: Torrin Wire', 'date: 2025-06-03'], { ...WIRE, title: null }],
    ['apart from each other', ['Outlet: Torrin Wire', '', '', 'Published: 3 June 2025'], WIRE],
    ['in bold type', ['**Source:** Torrin Wire', '__Date__: 2025-06-03'], WIRE],
    ['with others that are not kept', ['Tags: sea', 'Outlet: Torrin Wire', 'Date: 2025-06-03'], WIRE],
    [
      'the source as an address',
      ['Title: Harbour dredged', 'Source: https://torrin.example/harbour'],
      { title: 'Harbour dredged', outlet: null, url: 'https://torrin.example/harbour' },
    ],
    [
      'one of them without a value',
      ['Outlet: Torrin Wire', 'Author:', 'Date: 2025-06-03'],
      { ...WIRE, author: null },
    ],
    [
      'a date that cannot be read',
      ['Outlet: Torrin Wire', 'Author: Ann Berg', 'Date: the other day'],
      { outlet: 'Torrin Wire', author: 'Ann Berg', publishedAt: null },
    ],
    [
      'an address that cannot be one',
      ['Outlet: Torrin Wire', 'Date: 2025-06-03', 'Link: javascript:alert(1)'],
      { ...WIRE, url: null },
    ],
    ['Windows line ends', ['Outlet: Torrin Wire\r', 'Date: 2025-06-03\r'], WIRE],
  ])('%s', (_, head, expected) => {
    const { metadata, body } = parse(...head);
    expect(metadata).toMatchObject(expected);
    expect(body.trim()).toBe(BODY);
  });

  test.each([
    ['Torrin harbour dredged', 'Torrin harbour dredged'],
    ['Why was the harbour dredged?', 'Why was the harbour dredged?'],
    ['# Torrin harbour dredged', 'Torrin harbour dredged'],
    ['Dredging: Torrin harbour is open', 'Dredging: Torrin harbour is open'],
  ])('below the title, which stays: %s', (line, title) => {
    for (const between of [[], ['']]) {
      const { metadata, body } = parse(line, ...between, 'Outlet: Torrin Wire', 'Date: 2025-06-03');
      expect(metadata).toMatchObject({ ...WIRE, title });
      expect(body.replace(/\n+/g, '\n')).toBe(`${line}\n${BODY}`.replace(/\n+/g, '\n'));
    }
  });
});

describe('other lines stay text', () => {
  test.each([
    ['one line alone', ['Date: 2025-06-03']],
    ['a sentence that begins so', ['Source: the ministry, which said so on Monday.', 'Date: 2025-06-03']],
    ['a sentence below the title', ['Harbour dredged', 'Author: she never liked the harbour.']],
    ['one thing twice', ['Date: 2025-06-03', 'Date: 2025-06-04', 'Outlet: Torrin Wire']],
    ['the box of a book', ['Title: The Sea', 'Author: Ann Berg']],
    ['a box with a price', ['Title: The Sea', 'Author: Ann Berg', 'Date: 2025-06-03', 'Price: 12 euros']],
    ['a box in parts', ['Title: The Sea', '', 'Date: 2025-06-03', '', 'Pages: 312']],
    ['what cannot be read', ['Date: the other day', 'Outlet: Torrin Wire']],
    ['the day of something to come', ['Harbour party', 'Date: 3 June 2999', 'Author: Ann Berg']],
    ['a paragraph before', [BODY.repeat(2), 'Outlet: Torrin Wire', 'Date: 2025-06-03']],
    ['other labels', ['Torrin: the harbour is open', 'Hagen: the bridge is closed']],
  ])('%s', (_, head) => {
    const { metadata, body } = parse(...head);
    expect(metadata).toMatchObject({ title: null, outlet: null, publishedAt: null, url: null });
    expect(body).toBe([...head, '', BODY].join('\n'));
  });

  test('a head without a text', () => {
    const text = 'Outlet: Torrin Wire\nDate: 2025-06-03\n';
    expect(parseHeaderLines(text).body).toBe(text);
  });
});

describe('the headers of a mail', () => {
  const MAIL = [
    'From: "Torrin Wire" <news@torrin.example>',
    'To: ann@home.example',
    'Date: Tue, 03 Jun 2025 06:30:00 +0000',
    'Subject: Fwd: Harbour dredged',
    'Message-ID: <1@torrin.example>',
  ];

  test('say who sent it and when', () => {
    const { metadata, body } = parse(...MAIL);
    expect(metadata).toMatchObject({ title: 'Harbour dredged', author: 'Torrin Wire', outlet: null });
    expect(metadata.publishedAt).toMatch(/^2025-06-03/);
    expect(body.trim()).toBe(BODY);
  });

  test('say which newsletter it is', () => {
    const { metadata } = parseHeaderLines(
      [...MAIL, '', BODY, '', 'Unsubscribe: https://torrin.example/u'].join('\n'),
    );
    expect(metadata).toMatchObject({ title: 'Harbour dredged', author: null, outlet: 'Torrin Wire' });
  });

  test('are none without a subject', () => {
    const { metadata } = parse('From: Torrin to Wendle', 'Date: 2025-06-03');
    expect(metadata.author).toBeNull();
  });
});
