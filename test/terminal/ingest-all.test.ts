import { expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import { fetchErrors } from '../../src/ingest/fetch/errors.js';
import { formatErrors } from '../../src/ingest/formats/errors.js';
import { ingestAll } from '../../src/terminal/ingest-all.js';
import type { NamedSource } from '../../src/terminal/inputs.js';

/** What is printed for sources that fail in this way. */
async function failures(error: unknown, ...names: string[]) {
  const written: string[] = [];
  const out = {
    json: false,
    colour: false,
    write: (line: string) => written.push(line),
    error: (line: string) => written.push(line),
  };
  const ingest = { article: async () => Promise.reject(error) };
  const sources = names.map(
    (name): NamedSource => ({ name, read: async () => ({ kind: 'url', url: name }) }),
  );
  await ingestAll({ ingest } as unknown as Newsroom, 'local', sources, out, 'ann');
  return written;
}

test('a failure names its source, once', async () => {
  const unreachable = fetchErrors.unreachable({ url: 'https://quay.example/', reason: 'unknown-host' });
  expect(await failures(unreachable, 'https://quay.example')).toEqual([
    'failed  https://quay.example/ cannot be read: its host is unknown. Check the URL, try again later, or paste the text.',
  ]);
  const unread = formatErrors.badMail({ source: 'quay.eml' });
  expect((await failures(unread, 'folder/quay.eml'))[0]).toMatch(/^failed {2}folder\/quay\.eml: /);
});
