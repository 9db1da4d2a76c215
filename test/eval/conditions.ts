import type { Corpus } from './corpus.js';
import type { EvalQuestion, EvalSet } from './data.js';

/**
 * Under which a question is asked. `given`: everything is there. `nearMiss`: the right article is there, the
 * answer isn't. `absent`: the right articles are left out.
 */
export type Condition = 'given' | 'nearMiss' | 'absent';

/** Asks every question of a set under every condition that it has; questions of one condition go together. */
export async function underConditions(
  set: EvalSet,
  corpus: Corpus,
  ask: (question: EvalQuestion, condition: Condition) => Promise<void>,
): Promise<void> {
  const answerable = set.questions.filter(({ type }) => type !== 'unanswerable');
  for (const question of set.questions)
    await ask(question, question.type === 'unanswerable' ? 'nearMiss' : 'given');
  for (const group of groupBy(answerable, ({ articles }) => JSON.stringify(articles))) {
    await corpus.without(group[0]!.articles, null, async () => {
      for (const question of group) await ask(question, 'absent');
    });
  }
  if (!set.squad) return;
  for (const group of groupBy(answerable, ({ articles, paragraph }) =>
    JSON.stringify([articles, paragraph]),
  )) {
    await corpus.without(group[0]!.articles, group[0]!.paragraph!, async () => {
      for (const question of group) await ask(question, 'nearMiss');
    });
  }
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
