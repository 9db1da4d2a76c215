/** Saves one text in a process of its own: node --import tsx save-one.ts <folder> <scope> <text> */
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';

const [folder, scope, text] = process.argv.slice(2);
if (!folder || !scope || !text) throw new Error('expected folder, scope and text');
const store = SqliteStore.open(folder);
await store.articles.save(scope, await preparedArticle({ text }), null);
await store.close();
