/** What the tests of changing the embedding model share: a folder of the old model, and models of both kinds. */
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

export const SCOPE = 'guild:1';
export const SETTINGS = { EMBEDDING_MODEL: 'new' };
export const TOPICS = ['dam', 'river', 'vote', 'bank', 'film', 'goal', 'storm', 'strike', 'merger', 'comet'];
export const textOn = (topic: string): string =>
  `The ${topic} made news on Friday. ${'Many people came to look at it and stayed until late. '.repeat(5)}The ${topic} was seen by all.`;

export const OLD = { id: 'old', dimension: 32, maxTokens: 40 };
export const NEW = { id: 'new', dimension: 48, maxTokens: 25 };
export const oldModel = () => fakeEmbedder(OLD);

/** A folder whose ten articles were embedded with the old model. */
export async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  await store.activate({ model: OLD.id, dimension: OLD.dimension, settings: { EMBEDDING_MODEL: 'old' } });
  for (const topic of TOPICS) {
    await store.articles.save(SCOPE, await preparedArticle({ text: textOn(topic) }, oldModel()), null);
  }
  await store.close();
  return folder;
}

/** Models whose articles were made with each, and how many vectors of each there are. */
export const vectorsByModel = (store: SqliteStore) =>
  Object.fromEntries(
    rawDatabase(store)
      .prepare<[], { id: string; articles: number }>(
        'SELECT m.id, count(*) AS articles FROM vectors v JOIN model m ON m.key = v.model GROUP BY m.id',
      )
      .all()
      .map(({ id, articles }) => [id, articles]),
  );

/** A model that is held up before the n-th article, to be killed there or let go on. */
export function heldUp(before: number, model = NEW) {
  let release = (): void => undefined;
  let reached = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let articles = 0;
  const embedder = fakeEmbedder({
    ...model,
    beforeTexts: async () => {
      articles += 1;
      if (articles !== before) return;
      reached();
      await held;
    },
  });
  return { embedder, arrived, release, articles: () => articles };
}
