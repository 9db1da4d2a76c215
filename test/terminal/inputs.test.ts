import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namedSources } from '../../src/terminal/inputs.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const stdin = async () => 'Piped.';
const metadata = { outlet: 'Gazette', publishedAt: '2025-10-31' };

test('URLs, files, the readable files of a folder, and standard input', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'more'));
  for (const name of ['b.pdf', 'a.txt', 'c.png', '.hidden.txt', 'more/d.eml'])
    writeFileSync(join(folder, name), 'x');
  const { sources, passedOver } = namedSources(['https://a.example/x', folder, '-'], stdin);
  expect(sources.map(({ name }) => name.replace(folder, ''))).toEqual([
    'https://a.example/x',
    '/a.txt',
    '/b.pdf',
    '/more/d.eml',
    'standard input',
  ]);
  expect(await sources.at(-1)!.read()).toEqual({ kind: 'text', text: 'Piped.' });
  expect(passedOver.map((path) => path.replace(folder, ''))).toEqual(['/c.png']);
});

test('what is no readable file is refused without being read, and the others are not lost', async () => {
  const folder = temporaryFolder();
  for (const name of ['gone.txt', 'huge.txt', 'ok.txt']) writeFileSync(join(folder, name), 'x');
  truncateSync(join(folder, 'huge.txt'), 3 * 2 ** 30);
  const { sources } = namedSources([folder, '/dev/zero'], stdin);
  rmSync(join(folder, 'gone.txt'));
  const read = await Promise.allSettled(sources.map((source) => source.read()));
  expect(read.map((one) => (one.status === 'rejected' ? one.reason.message : one.value.kind))).toEqual([
    expect.stringContaining('gone.txt" can\'t be read: ENOENT'),
    expect.stringContaining('huge.txt" can\'t be read: it is larger than 100 MiB'),
    'file',
    expect.stringContaining('"/dev/zero" can\'t be read: it is not a regular file'),
  ]);
  const [first] = read;
  expect(first).toMatchObject({ reason: { code: 'source.unsupported' } });
});

test('metadata is added to texts and files', async () => {
  const path = join(temporaryFolder(), 'a.txt');
  writeFileSync(path, 'x');
  const [piped, file] = namedSources(['-', path], stdin, metadata).sources;
  expect(await piped!.read()).toEqual({ kind: 'text', text: 'Piped.', ...metadata });
  expect(await file!.read()).toMatchObject({ kind: 'file', name: 'a.txt', ...metadata });
});

test('title and link need a single source, and a page accepts no metadata', async () => {
  expect(() => namedSources(['-', '-'], stdin, { title: 'x' })).toThrow(/--title and --link.*2 sources/);
  const [page] = namedSources(['https://a.example/x'], stdin, metadata).sources;
  await expect(page!.read()).rejects.toMatchObject({ code: 'usage' });
});
