import type { Corpus } from './corpus.js';
import type { EvalQuestion, EvalSet } from './eval-set.js';

/**
 * Under which a question is asked. `given`: everything is there. `nearMiss`: the right article is there, the
 * answer isn't. `absent`: the right articles are left out.
 */
export type Condition = 'given' | 'nearMiss' | 'absent';

/** @param among Keys of the articles to search; null for all. */
export type Asking = (
  question: EvalQuestion,
  condition: Condition,
  among: readonly number[] | null,
) => Promise<void>;

export interface ConditionOptions {
  /**
   * How articles are left out: forgotten, as a server would be without them (default), or passed over in the
   * search, which is faster and leaves their words in the counts of BM25; or not at all, and only `given` is asked.
   */
  readonly leaveOut?: 'forget' | 'narrow' | 'given';
}

/** Asks every question of a set under every condition that it has; questions of one condition go together. */
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
    const left = about(group[0]!);
    if (leaveOut === 'narrow') {
      const among = corpus.keysWithout(left);
      for (const question of group) await ask(question, 'absent', among);
    } else {
      await corpus.without(left, null, async () => {
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

/** Every article that may answer a question. */
const about = ({ articles, own = [] }: EvalQuestion): string[] => [...new Set([...articles, ...own])].sort();

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
