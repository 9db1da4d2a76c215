import type { Corpus } from './corpus.js';
import type { EvalQuestion, EvalSet } from './eval-set.js';

/**
 * What is stored when a question is asked. `given`: everything. `nearMiss`: the correct article without the
 * answer. `absent`: no correct article.
 */
export type Condition = 'given' | 'nearMiss' | 'absent';

/** @param among Keys of the articles to search; null means all. */
export type Asking = (
  question: EvalQuestion,
  condition: Condition,
  among: readonly number[] | null,
) => Promise<void>;

export interface ConditionOptions {
  /**
   * How to leave articles out. `forget` (default): delete them, so that BM25 counts change too. `narrow`: exclude
   * them from the search, which is faster. `given`: never; questions are asked under `given` only.
   */
  readonly leaveOut?: 'forget' | 'narrow' | 'given';
}

/** Asks every question of a set under each of its conditions, grouped by the articles left out. */
export async function underConditions(
  set: EvalSet,
  corpus: Corpus,
  ask: Asking,
  { leaveOut = 'forget' }: ConditionOptions = {},
): Promise<void> {
  const answerable = set.questions.filter(({ type }) => type !== 'unanswerable');
  for (const question of set.questions)
    await ask(question, question.type === 'unanswerable' ? 'nearMiss' : 'given', null);
  if (leaveOut === 'given') return;
  for (const group of groupBy(answerable, (question) => JSON.stringify(about(question)))) {
    const excluded = about(group[0]!);
    if (leaveOut === 'narrow') {
      const among = await corpus.keysWithout(excluded);
      for (const question of group) await ask(question, 'absent', among);
    } else {
      await corpus.without(excluded, null, async () => {
        for (const question of group) await ask(question, 'absent', null);
      });
    }
  }
  if (!set.squad) return;
  for (const group of groupBy(answerable, ({ articles, paragraph }) =>
    JSON.stringify([articles, paragraph]),
  )) {
    await corpus.without(group[0]!.articles, group[0]!.paragraph!, async () => {
      for (const question of group) await ask(question, 'nearMiss', null);
    });
  }
}

/** All articles that may answer a question. */
const about = ({ articles, own = [] }: EvalQuestion): string[] => [...new Set([...articles, ...own])].sort();

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
