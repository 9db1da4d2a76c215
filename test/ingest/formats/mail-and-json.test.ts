/** Mails and JSON, and what is said beside a file. */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { SourceMetadata } from '../../../src/domain/ingest.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';
import { readSource } from '../read-source.js';

const limits = readConfig({});
const file = (name: string, content: string, said: SourceMetadata = {}) =>
  readSource({ kind: 'file', name, bytes: Buffer.from(content), ...said }, { limits });

const TEXT =
  'The company has ordered four ships. The first of them enters service on the northern route in spring.';
const PARAGRAPHS = `<p>${TEXT}</p>`.repeat(3);

describe('mails', () => {
  const mail = (headers: string[], body: string) => [...headers, 'MIME-Version: 1.0', '', body].join('\r\n');
  const FROM = 'From: =?utf-8?Q?M=C3=A5ra_Lind?= <mara@gazette.example>';
  const rest = ['Subject: Four ferries', 'Date: Fri, 31 Oct 2025 09:00:00 +0530'];

  test('plain text by a person', async () => {
    const draft = await file('a.eml', mail([FROM, ...rest], `${TEXT}\r\n\r\nMore is to come on Monday.`));
    expect(draft).toMatchObject({
      title: 'Four ferries',
      author: 'Måra Lind',
      outlet: null,
      publishedAt: '2025-10-31T09:00:00+05:30',
      text: `${TEXT}\n\nMore is to come on Monday.`,
    });
  });

  test('a newsletter of several stories, each with a linked headline', async () => {
    const stories = [
      ['Ferry sold', 'The old ferry was sold on Monday to a yard in Brenn for 2.4 million crowns.'],
      [
        'Bridge open',
        'The bridge at Osterhagen opened again after nine weeks, and the first bus crossed at six.',
      ],
      [
        'Mill turns',
        'The mill of the valley turns again. Its wheel was mended by two brothers from the coast.',
      ],
      ['Bees moved', 'Forty hives were moved to the roof of the town hall, where they stay until September.'],
    ];
    const table = (inner: string): string =>
      `<table width="600"><tr><td style="padding:20px">${inner}</td></tr></table>`;
    const story = ([title, text]: string[]): string =>
      table(
        `<h2><a href="https://x.example/c">${title}</a></h2><p>${text}</p><p><a href="https://x.example/c">Read more</a></p>`,
      );
    const foot = table(
      '<p>You receive this newsletter because you signed up for it. <a href="https://x.example/u">Unsubscribe</a></p>',
    );
    const html = `<html><body><table><tr><td>${table('<img src="l.png">')}${stories.map(story).join('')}${foot}</td></tr></table></body></html>`;
    const draft = await file(
      'a.eml',
      mail(
        [FROM, ...rest, 'List-Unsubscribe: <https://x.example/u>', 'Content-Type: text/html; charset=utf-8'],
        html,
      ),
    );
    expect(
      withoutSpans(draft.text, draft.boilerplate)
        .trim()
        .split(/\n{2,}/),
    ).toEqual(stories.map(([, text]) => text));
  });

  test('a newsletter in HTML, quoted-printable, with an attachment', async () => {
    const body = [
      '--b',
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      'Content-Type: text/plain',
      '',
      'View this in your browser.',
      '--c',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      `<html><body><h1>Four ferries</h1><p>Caf=E9 owners protest. ${TEXT}</p>${PARAGRAPHS}</body></html>`,
      '--c--',
      '--b',
      'Content-Type: application/octet-stream; name="x.bin"',
      'Content-Disposition: attachment; filename="x.bin"',
      '',
      'AAAA',
      '--b--',
    ].join('\r\n');
    const headers = [
      FROM,
      ...rest,
      'List-Id: <news.gazette.example>',
      'Content-Type: multipart/mixed; boundary=b',
    ];
    const draft = await file('a.eml', mail(headers, body));
    expect(draft).toMatchObject({ title: 'Four ferries', outlet: 'Måra Lind' });
    expect(draft.text).toMatch(/^Café owners protest\. The company/);
    expect(draft.text).not.toContain('browser');
  });

  const quotable = async (body: string): Promise<string[]> => {
    const { text, boilerplate } = await file('a.eml', mail([FROM, ...rest], body));
    return withoutSpans(text, boilerplate)
      .split('\n\n')
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '');
  };
  const EARLIER = 'The old yard is said to have lost the order after all its welders had left.';

  test.each([
    ['a signature', `${TEXT}\n\n-- \nMåra Lind writes about the coast and its ships.\n+47 000`],
    ['a quoted mail', `> ${EARLIER}\n>\n>> ${EARLIER}\n\n${TEXT}`],
    [
      'a quoted mail with its attribution',
      `${TEXT}\n\nOn Tue, 3 Nov 2026 at 10:00, Ann Roe\n<ann@example.org> wrote:\n\n> ${EARLIER}`,
    ],
    ['an attribution before the answer', `On 3 Nov 2026, Ann Roe wrote:\n> ${EARLIER}\n\n${TEXT}`],
    [
      'an earlier mail below',
      `${TEXT}\n\n-----Original Message-----\nFrom: Ann Roe\nSent: Monday\nTo: all\n\n${EARLIER}`,
    ],
    ['an earlier mail that is not marked', `${TEXT}\n\nAm 3.11.2026 schrieb Ann Roe:\n\n${EARLIER}`],
    [
      'the headers of a forwarded mail',
      `---------- Forwarded message ---------\nFrom: Ann Roe <ann@example.org>\nDate: Tue, 3 Nov 2026\nSubject: Ships\nTo: <all@example.org>\n\n${TEXT}`,
    ],
  ])('%s is not quoted', async (_, body) => {
    expect(await quotable(body)).toEqual([TEXT]);
  });

  test('lines that only look like it are', async () => {
    const body = `On Monday the board met.\n\nDate: the third of May.\n\n--\n\n${`${TEXT}\n\n`.repeat(1)}${Array.from({ length: 13 }, (_, i) => `Ship ${i} is built in the second yard.`).join('\n\n')}`;
    const found = await quotable(body);
    for (const text of [
      'On Monday the board met.',
      'Date: the third of May.',
      TEXT,
      'Ship 12 is built in the second yard.',
    ])
      expect(found).toContain(text);
  });

  test('an earlier mail in HTML is not quoted, a forwarded one is without its headers', async () => {
    const read = async (html: string) =>
      (await file('a.eml', mail([FROM, ...rest, 'Content-Type: text/html; charset=utf-8'], html))).text;
    const quote = (kind: string) =>
      `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${kind} Ann Roe, who has written about the harbour for years</div><blockquote class="gmail_quote"><p>${EARLIER}</p></blockquote></div>`;
    const answered = await read(`${PARAGRAPHS}${quote('On 3 Nov 2026 wrote')}`);
    expect(answered).not.toContain(EARLIER);
    expect(answered).not.toContain('Ann Roe');
    const forwarded = await read(
      `${PARAGRAPHS}<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Ann Roe</div><p>${EARLIER}</p></div>`,
    );
    expect(forwarded).toContain(EARLIER);
    expect(forwarded).not.toContain('Ann Roe');
  });

  test('no mail, no text, a date that is none', async () => {
    await expect(file('a.eml', mail([FROM, ...rest], ''))).rejects.toMatchObject({ code: 'source.empty' });
    const draft = await file('a.eml', mail([FROM, 'Subject: x', 'Date: someday'], TEXT));
    expect(draft.publishedAt).toBeNull();
  });

  test('parts within parts without end', async () => {
    const deep = Array.from(
      { length: 5000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`,
    );
    await expect(file('a.eml', `${FROM}\r\n${deep.join('\r\n')}`)).rejects.toMatchObject({
      code: 'source.unsupported',
    });
  });
});

describe('JSON', () => {
  const json = (value: unknown, said?: SourceMetadata) => file('a.json', JSON.stringify(value), said);

  test('under our own names', async () => {
    const url = 'https://gazette.example/ferries?utm_source=x';
    expect(
      await json({
        title: 'Ferries',
        text: TEXT,
        outlet: 'Gazette',
        author: 'A. B.',
        date: '2025-10-31',
        url,
      }),
    ).toMatchObject({
      title: 'Ferries',
      text: TEXT,
      outlet: 'Gazette',
      author: 'A. B.',
      publishedAt: '2025-10-31',
      url: 'https://gazette.example/ferries',
    });
  });

  test('as news APIs and schema.org write it', async () => {
    expect(
      await json({
        source: { id: null, name: 'Gazette' },
        author: null,
        title: 'Ferries',
        content: TEXT,
        publishedAt: '2025-10-31T03:30:00Z',
      }),
    ).toMatchObject({ outlet: 'Gazette', author: null, publishedAt: '2025-10-31T03:30:00.000Z' });
    expect(
      await json([
        {
          '@type': 'NewsArticle',
          headline: 'Ferries',
          articleBody: TEXT,
          author: [{ name: 'A' }, { name: 'B' }],
          publisher: { name: 'Gazette' },
          datePublished: '31 October 2025',
        },
      ]),
    ).toMatchObject({ title: 'Ferries', author: 'A, B', outlet: 'Gazette', publishedAt: '2025-10-31' });
  });

  test('with a text in HTML', async () => {
    const draft = await json({ title: 'Ferries', content_html: `<div>${PARAGRAPHS}</div>` });
    expect(draft.text).toBe([TEXT, TEXT, TEXT].join('\n\n'));
  });

  test.each([
    ['no JSON', '{oops', /it is not valid JSON/],
    ['a number', '7', /it does not contain an object/],
    ['an empty list', '[]', /it does not contain an object/],
    [
      'several articles',
      JSON.stringify([{ text: TEXT }, { text: TEXT }]),
      /several articles; give one per file/,
    ],
    ['no text', '{"title": "x"}', /no "text".*Expected/],
    ['a text that is none', '{"text": 7}', /no "text"/],
  ])('%s', async (_, content, message) => {
    await expect(file('a.json', content)).rejects.toMatchObject({
      code: 'source.unsupported',
      message: expect.stringMatching(message),
    });
  });
});

test('what is said beside a file goes before what it says', async () => {
  const said = {
    title: 'Said',
    outlet: 'Said Wire',
    publishedAt: '2024-02-29',
    url: 'https://said.example/',
  };
  const content = `---\ntitle: Own\nauthor: A. B.\ndate: 2020-01-01\n---\n${TEXT}`;
  expect(await file('a.md', content, said)).toMatchObject({ ...said, author: 'A. B.' });
  await expect(file('a.md', content, { publishedAt: 'soon' })).rejects.toMatchObject({ code: 'usage' });
});
