import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { UserErrorCode } from '../../../src/domain/errors.js';
import type { SourceInput } from '../../../src/domain/ingest.js';
import { readSource } from '../read-source.js';

const limits = { ...readConfig({}), MAX_FILE_MIB: 1 };
const NOW = new Date('2026-01-15T12:00:00Z');
const read = (source: SourceInput) => readSource(source, { limits, now: NOW });
const text = (raw: string, labels = {}) => read({ kind: 'text', text: raw, ...labels });
const refusal = (code: UserErrorCode, message: RegExp) => ({ code, message: expect.stringMatching(message) });

describe('pasted text', () => {
  test('with everything a user can say of it', async () => {
    const labels = {
      title: ' A  title ',
      outlet: 'Sample Wire',
      publishedAt: '2025-10-31',
      url: 'https://example.org/a?utm_source=x&b=1#c',
    };
    expect(await text('Ministers met.\n\nAlso Read | Storm closes bridge', labels)).toEqual({
      provenance: 'pasted',
      text: 'Ministers met.\n\nAlso Read | Storm closes bridge',
      boilerplate: [{ start: 16, end: 47 }],
      title: 'A title',
      outlet: 'Sample Wire',
      author: null,
      publishedAt: '2025-10-31',
      url: 'https://example.org/a?b=1',
      alternativeUrls: [],
    });
  });

  const PROSE = 'The old lighthouse at Torrin was lit again on Friday after eleven years of repairs.';

  test.each([
    ['Torrin lighthouse shines again', null, 'Torrin lighthouse shines again'],
    ['Torrin lighthouse shines again', ' Torrin Lighthouse shines again ', 'Torrin Lighthouse shines again'],
  ])('has its headline for a title and not for a sentence: %s, called %s', async (line, called, title) => {
    const document = await text(`${line}\n\n${PROSE}`, called === null ? {} : { title: called });
    expect(document).toMatchObject({ title, boilerplate: [{ start: 0, end: line.length }] });
  });

  test.each([
    ['a sentence', `It shines again.\n\n${PROSE}`, {}],
    ['a line under another title', `Torrin lighthouse shines again\n\n${PROSE}`, { title: 'At Torrin' }],
    ['a line above nothing long', 'Torrin lighthouse shines again and again\n\nIt does.', {}],
  ])('%s is quoted', async (_, raw, labels) => {
    expect((await text(raw, labels)).boilerplate).toEqual([]);
  });

  test('may begin with what it is, unless its user says otherwise', async () => {
    const raw = `Title: Torrin lighthouse\nOutlet: Torrin Wire\nDate: 2025-06-03\n\n${PROSE}`;
    expect(await text(raw)).toMatchObject({
      title: 'Torrin lighthouse',
      outlet: 'Torrin Wire',
      publishedAt: '2025-06-03',
      text: PROSE,
    });
    expect(await text(raw, { title: 'Lit again', publishedAt: '2025-06-04' })).toMatchObject({
      title: 'Lit again',
      outlet: 'Torrin Wire',
      publishedAt: '2025-06-04',
    });
  });

  test.each(['\u2800\u2800', '\ue000 ', '\u3164'])(
    'a title that shows nothing is none: %j',
    async (title) => {
      expect((await text('It shines again.', { title })).title).toBeNull();
    },
  );

  test('may begin with front matter, in a file, too', async () => {
    const raw = `---\ntitle: "Ferry strike over"\noutlet: Tarn Herald\ndate: 2025-06-03\n---\n${PROSE}`;
    const known = {
      title: 'Ferry strike over',
      outlet: 'Tarn Herald',
      publishedAt: '2025-06-03',
      text: PROSE,
    };
    expect(await text(raw)).toMatchObject(known);
    expect(await read({ kind: 'file', name: 'a.txt', bytes: Buffer.from(raw) })).toMatchObject(known);
  });

  test('a byline above a text is no title', async () => {
    expect((await text(`By Ann Lee\n\n${PROSE}`)).title).toBeNull();
  });

  test('takes its date from its dateline, and none from nowhere', async () => {
    expect((await text('OSLO, May 3 (SW) - Ministers met.')).publishedAt).toBe('2025-05-03');
    expect((await text('OSLO, May 3 (SW) - Ministers met.', { publishedAt: '2024-01-01' })).publishedAt).toBe(
      '2024-01-01',
    );
    expect((await text('Ministers met on May 3.')).publishedAt).toBeNull();
  });

  test('in another language or script is read as it is', async () => {
    expect((await text('日本の首相は月曜日に新しい計画を発表した。')).text).toBe(
      '日本の首相は月曜日に新しい計画を発表した。',
    );
    expect((await text('Премьер-министр ушёл в отставку.')).title).toBeNull();
  });

  test.each([
    ['empty', '', 'source.empty', /no sentence to cite.*it is empty/],
    ['blank', ' \n\t\u200b\n ', 'source.empty', /no sentence to cite/],
    ['symbols', '!!! ??? *** 42 — …', 'source.empty', /no sentence to cite/],
    ['a word', 'Hello', 'source.empty', /no sentence to cite/],
    [
      'nothing but boilerplate',
      'Read more: Storm closes the bridge in the old town',
      'source.empty',
      /no sentence/,
    ],
    ['binary', `\u0000\u0001\u0002${'PK\u0003\u0004'.repeat(20)}`, 'source.binary', /binary data/],
    ['too large', 'word '.repeat(250_000), 'source.too-large', /1\.2 MiB; the limit is 1 MiB/],
  ] as const)('%s is refused', async (_, raw, code, message) => {
    await expect(text(raw)).rejects.toMatchObject(refusal(code, message));
  });

  test.each([
    [{ publishedAt: 'yesterday' }, 'usage', /"yesterday".*2025-10-31/],
    [{ url: 'javascript:alert(1)' }, 'url.invalid', /javascript.*https:\/\/example\.org/],
    [{ url: 'https://user:secret@example.org/' }, 'url.invalid', /without a user name/],
  ] as const)('with labels %o is refused', async (labels, code, message) => {
    await expect(text('Ministers met.', labels)).rejects.toMatchObject(refusal(code, message));
  });
});
