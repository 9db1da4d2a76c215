import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Newsroom } from '../../src/app/newsroom.js';
import { FeedSession } from '../../src/terminal/feeds.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

test('a list of feeds that cannot be written is an error in words', async () => {
  const newsroom = { feeds: { export: async () => '<opml/>', list: async () => [] } } as unknown as Newsroom;
  const out = { json: false, colour: false, write: () => undefined, error: () => undefined };
  const feeds = new FeedSession(newsroom, 'local', out, 'ann');
  const file = join(temporaryFolder(), 'missing', 'feeds.opml');
  await expect(feeds.export(file, false)).rejects.toMatchObject({
    code: 'file.invalid',
    message: expect.stringContaining(`${file} can't be written (ENOENT)`),
  });
});
