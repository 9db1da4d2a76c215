/** Saves numbered texts until it is killed, and prints each number once it is stored: <folder> <scope> */
import { writeSync } from 'node:fs';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';

const [folder, scope] = process.argv.slice(2);
if (!folder || !scope) throw new Error('expected folder and scope');
const store = SqliteStore.open(folder);
for (let n = 0; ; n += 1) {
  const text = `The dam number ${n} held. ${'It rained for days. '.repeat(20)}`;
  await store.articles.save(scope, await preparedArticle({ text, url: `https://example.org/${n}` }), null);
  writeSync(1, `${n}\n`);
}
