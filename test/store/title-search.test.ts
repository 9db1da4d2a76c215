import { describe, expect, test } from 'vitest';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';

async function filled() {
  const { articles } = await openTestStore(temporaryFolder());
  const save = async (title: string, publishedAt: string, scope = SCOPE) =>
    articles.save(
      scope,
      await preparedArticle({ text: `${title} it said.`, title, publishedAt, outlet: 'Wire' }),
      null,
    );
  await save('The dam held', '2026-01-01');
  await save('A dam of 100% concrete', '2026-01-03');
  await save('100 concrete_ships', '2026-01-02');
  await save('A dam elsewhere', '2026-01-04', 'guild:2');
  return async (text: string, limit = 25) =>
    (await articles.searchTitles(SCOPE, text, limit)).map(({ title }) => title);
}

describe('the title search', () => {
  test('finds articles of the scope with all words, in any order and case, newest first', async () => {
    const titled = await filled();
    expect(await titled('DAM')).toEqual(['A dam of 100% concrete', 'The dam held']);
    expect(await titled('held  the wire')).toEqual(['The dam held']);
    expect(await titled('dam tunnel')).toEqual([]);
  });

  test('finds the newest articles without a word, up to the limit', async () => {
    const titled = await filled();
    expect(await titled('  ', 2)).toEqual(['A dam of 100% concrete', '100 concrete_ships']);
  });

  test('takes wildcards of SQL literally', async () => {
    const titled = await filled();
    expect(await titled('100%')).toEqual(['A dam of 100% concrete']);
    expect(await titled('e_s')).toEqual(['100 concrete_ships']);
    expect(await titled('\\')).toEqual([]);
  });
});
