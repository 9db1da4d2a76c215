/** A process of its own that saves one text: node --import tsx save-one.ts <folder> <scope> <text> */
import { Store } from '../../src/store/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';

const [folder, scope, text] = process.argv.slice(2);
if (!folder || !scope || !text) throw new Error('expected folder, scope and text');
const store = Store.open(folder);
store.articles.save(scope, await preparedArticle({ text }), null);
store.close();
