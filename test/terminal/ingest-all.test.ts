import { expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import { fetchErrors } from '../../src/ingest/fetch/errors.js';
import { formatErrors } from '../../src/ingest/formats/errors.js';
import { ingestAll } from '../../src/terminal/ingest-all.js';
import type { NamedSource } from '../../src/terminal/inputs.js';

/** What is printed for sources that fail in this way, and for files of other types. */
async function failures(error: unknown, names: string[], passedOver: string[] = [], json = false) {
  const written: string[] = [];
  const out = {
    json,
    colour: false,
    write: (line: string) => written.push(line),
    error: (line: string) => written.push(line),
  };
  const ingest = { article: async () => Promise.reject(error) };
  const sources = names.map(
    (name): NamedSource => ({ name, read: async () => ({ kind: 'url', url: name }) }),
  );
  await ingestAll({ ingest } as unknown as Newsroom, 'local', { sources, passedOver }, out, 'ann');
  return written;
}

test('a failure names its source, once', async () => {
  const unreachable = fetchErrors.unreachable({ url: 'https://quay.example/', reason: 'unknown-host' });
  expect(await failures(unreachable, ['https://quay.example'])).toEqual([
    'failed  https://quay.example/ cannot be read: its host is unknown. Check the URL, try again later, or paste the text.',
  ]);
  const unread = formatErrors.badMail({ source: 'quay.eml' });
  expect((await failures(unread, ['folder/quay.eml']))[0]).toMatch(/^failed {2}folder\/quay\.eml: /);
});

test('the name of a file cannot write to the terminal', async () => {
  const name = 'quay\u001b]0;x\u0007\n\u202e.eml';
  const unread = formatErrors.badMail({ source: name });
  expect((await failures(unread, [`folder/${name}`])).join('')).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('files of other types are counted, those of most first', async () => {
  const unread = formatErrors.badMail({ source: 'quay.eml' });
  const passedOver = ['d/a.zip', 'd/b.PNG', 'd/c.png', 'd/Makefile'];
  expect((await failures(unread, ['d/quay.eml'], passedOver)).at(-1)).toMatch(
    /^done: 0 articles, .*; 1 failed, 4 files of other types passed over \(2 \.png, 1 \.zip, 1 without a type\)$/,
  );
  expect((await failures(unread, ['d/quay.eml'], ['d/a.zip'])).at(-1)).toMatch(
    /1 file of another type passed over \(1 \.zip\)$/,
  );
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((type) => `d/x.${type}`);
  expect((await failures(unread, ['d/quay.eml'], many)).at(-1)).toMatch(/1 \.e, …\)$/);
  expect((await failures(unread, ['d/quay.eml'], ['d/a.zip'], true)).at(-1)).toBe(
    '{"source":"d/a.zip","outcome":"passed-over"}',
  );
});
