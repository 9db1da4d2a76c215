import { dot } from '../vectors.js';
import { answerMentions } from './answer-mentions.js';
import { coverage, FEATURES, type Query } from './features.js';
import type { Ranked } from './rank.js';
import { addUp, type Tree } from './trees.js';

/** What is known of a sentence behind the first, in the order of the columns of the fitted trees. */
export const REST_FEATURES = [
  /** The score of the linear ranking less the best one's. */
  'score',
  'article',
  /** Coverage by its paragraph, by rarity in the scope and in the article. */
  'paragraph',
  'paragraphLocal',
  'titled',
  'resolved',
  'kinWindow',
  'previousTitled',
  'nextTitled',
  'paragraphTitled',
  /** How many mentions could be the answer. */
  'mentions',
  /** `titled` as a share of the question's best. */
  'titledShare',
] as const;

/** Behind so many the linear order stays: trees are fitted on these alone. */
const LOOKED_AT = 40;

const column = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const TITLED = column('titled');
/** Where `titled` stands in a row without its score. */
const TITLED_OF_REST = REST_FEATURES.indexOf('titled') - 1;
const COPIED = ['article', 'resolved', 'kinWindow', 'previousTitled'] as const;
const [ARTICLE, RESOLVED, KIN_WINDOW, PREVIOUS] = COPIED.map(column) as [number, number, number, number];

/** The features of a sentence of a ranking beside its score, which comes first. */
export function restFeaturesOf(query: Query, { candidate, features }: Ranked): number[] {
  const { from, sentence } = candidate;
  const scene = query.scenes.get(from)!;
  const paragraph = scene.paragraphs.get(sentence.paragraph)!;
  const next = scene.candidates[scene.candidates.indexOf(candidate) + 1];
  const isNext = next?.sentence.ordinal === sentence.ordinal + 1;
  return [
    features[ARTICLE]!,
    coverage(query, [paragraph.terms]),
    coverage(query, [paragraph.terms], { likeness: 'related', weights: scene.localIdf }),
    features[TITLED]!,
    features[RESOLVED]!,
    features[KIN_WINDOW]!,
    features[PREVIOUS]!,
    isNext ? dot(query.vector, next.sentence.titled) : 0,
    Math.max(...paragraph.candidates.map((other) => dot(query.vector, other.sentence.titled))),
    answerMentions(query.question, from.article.text, sentence.mentions).length,
  ];
}

/**
 * The rows of what stands behind the first of a ranking, as far as it is looked at. The first place and the next
 * ones ask for different things: a sentence that reads like the answer, and, should it be none, sentences from
 * where the answer must be.
 * @param ranked Scores, best first, with the features of each (`restFeaturesOf`).
 */
export function restRows(
  ranked: readonly { readonly score: number; readonly rest: readonly number[] }[],
): number[][] {
  const first = ranked[0]!;
  const most = Math.max(...ranked.map(({ rest }) => rest[TITLED_OF_REST]!), 1e-9);
  return ranked
    .slice(1, LOOKED_AT)
    .map(({ score, rest }) => [score - first.score, ...rest, rest[TITLED_OF_REST]! / most]);
}

/** A ranking with what stands behind the first ordered anew by the fitted trees (LambdaMART; Burges, 2010). */
export function orderRest(
  query: Query,
  ranked: readonly Ranked[],
  trees: readonly Tree[],
): readonly Ranked[] {
  if (ranked.length < 3) return ranked;
  const rows = restRows(ranked.map((one) => ({ score: one.score, rest: restFeaturesOf(query, one) })));
  const rest = rows
    .map((row, at) => ({ one: ranked[at + 1]!, value: addUp(trees, row) }))
    .sort((a, b) => b.value - a.value)
    .map(({ one }) => one);
  return [...ranked.slice(0, 1), ...rest, ...ranked.slice(1 + rest.length)];
}
