import type { Candidate, CandidateArticle } from './candidates.js';
import { type KindMatch, kindMatch } from './kind-match.js';
import { type Alike, metIn } from './likeness.js';
import type { Question } from './question.js';

/** What stands around an article's candidates. */
export interface Scene {
  /** In the order of the text. */
  readonly candidates: readonly Candidate[];
  /** Every term of the candidates and of the title. */
  readonly terms: ReadonlySet<string>;
  readonly paragraphs: ReadonlyMap<number, Paragraph>;
  /**
   * Inverse sentence frequency of the question's terms within the article, natural logarithm: what it is about
   * stands everywhere in it and tells no sentence from another.
   */
  readonly localIdf: ReadonlyMap<string, number>;
  /** How each candidate holds the asked kind of answer. */
  readonly kinds: ReadonlyMap<Candidate, KindMatch>;
  /** The same for the asked kind: the only duration of an article tells more than one of its many names. */
  readonly kindIdf: number;
}

export interface Paragraph {
  readonly terms: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
}

/** The scene of every article of the candidates. */
export function scenesOf(
  question: Question,
  alike: Alike,
  candidates: readonly Candidate[],
): ReadonlyMap<CandidateArticle, Scene> {
  const scenes = new Map<CandidateArticle, Scene>();
  for (const [article, own] of groupBy(candidates, ({ from }) => from)) {
    const paragraphs = [...groupBy(own, ({ sentence }) => sentence.paragraph)].map(
      ([paragraph, inside]) => [paragraph, { terms: termsOf(inside), candidates: inside }] as const,
    );
    const kinds = new Map(own.map((candidate) => [candidate, kindMatch(question, candidate)]));
    const exact = [...kinds.values()].filter((kind) => kind === 'exact').length;
    scenes.set(article, {
      candidates: own,
      terms: new Set([...article.titleTerms, ...termsOf(own)]),
      paragraphs: new Map(paragraphs),
      localIdf: localIdf(question, alike, own),
      kinds,
      kindIdf: idfOf(exact, own.length),
    });
  }
  return scenes;
}

function localIdf(question: Question, alike: Alike, candidates: readonly Candidate[]): Map<string, number> {
  return new Map(
    question.terms.map((term) => {
      const df = candidates.filter(({ terms }) => metIn(term, [terms], alike, 'related') > 0).length;
      return [term, idfOf(df, candidates.length)];
    }),
  );
}

const idfOf = (df: number, all: number): number => Math.log(1 + (all - df + 0.5) / (df + 0.5));

const termsOf = (candidates: readonly Candidate[]): Set<string> =>
  new Set(candidates.flatMap(({ ordered }) => ordered));

function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
