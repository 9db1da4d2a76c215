/** Accepts sources, reports it and blocks until it is killed; a test resumes them in another process. */

import { setImmediate } from 'node:timers/promises';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { openTestStore } from '../fixtures/test-store.js';

const [, , folder = '', url = ''] = process.argv;
const never = new Promise<void>(() => undefined);
const store = await openTestStore(folder);
const newsroom = createNewsroom({
  parser: threadParser,
  config: readConfig({ ALLOW_PRIVATE_URLS: 'true' }),
  store,
  embedder: fakeEmbedder({ beforeTexts: () => never }),
});
const scope = 'guild:1';
const bytes = new TextEncoder().encode('# The harbour\n\nThe harbour froze on Monday. Ships waited outside.');
for (const source of [
  { kind: 'text', text: 'The Lakeside dam held on Friday. Nobody was hurt.', outlet: 'Sample Wire' },
  { kind: 'url', url },
  { kind: 'file', name: 'harbour.md', bytes },
] as const) {
  void newsroom.ingest.article({ scope, source, ingestedBy: 'ann' });
}
setInterval(() => undefined, 1000);
while ((await store.jobs.count(await store.articles.scopeKey(scope))) < 3) await setImmediate();
process.stdout.write('accepted\n');
