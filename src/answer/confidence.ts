import { tokenize } from '../text/tokens.js';
import type { Candidate, CandidateArticle } from './candidates.js';
import { coverage, FEATURES, type Query, RELATED, windowOf } from './features.js';
import type { Ranked } from './rank.js';
import { dot } from './retrieve.js';
import type { Weights } from './weights.js';

/** What is known of an answer as a whole, each about 0 to 1, in the order of their fitted weights. */
export const SIGNALS = [
  /** Cosine of the nearest passage of the scope. */
  'passageCosine',
  /** Best cosine of the first sentences. */
  'sentenceCosine',
  /** How much of the question's names the best article holds; 1 when it has none. */
  'names',
  'hasNames',
  /** The best sentence's score, and its lead over the best one of an article that tells another story. */
  'score',
  'lead',
  /** Coverage by the article of the best sentence, and by the next best article of another story. */
  'article',
  'otherArticle',
  /** Best coverage by one of the first sentences with its paragraph, the title and the sentence before. */
  'surroundings',
  /** Rarity of the rarest term met there. */
  'rarestMet',
  /** Share of the terms that the best article does not hold, and how many there are. */
  'missing',
  'terms',
] as const;

const SENTENCE = FEATURES.indexOf('sentence');
/** How many of the first sentences are looked at. */
const FIRST = 3;
/** What brings scores, leads and counts to about 1. */
const SCALE = { score: 20, lead: 10, names: 3, terms: 3 };

/** The signals of a ranking; `bestCosine` is that of the nearest passage of the whole scope. */
export function signalsOf(query: Query, ranked: readonly Ranked[], bestCosine: number): number[] {
  const best = ranked[0];
  if (!best) return SIGNALS.map(() => 0);
  const { question, idf } = query;
  const terms = termsByArticle(ranked);
  const mine = terms.get(best.candidate.from)!;
  const others = [...terms]
    .filter(([article]) => article !== best.candidate.from)
    .map(([, held]) => coverage(query, [held]));
  const names = namesOf(question.text).filter((term) => question.terms.includes(term));
  const second = ranked.find(({ candidate }) => isOther(candidate.from, best.candidate.from));
  const first = ranked.slice(0, FIRST);
  const surroundings = first.map(({ candidate }) => [...windowOf(candidate), paragraphOf(candidate, ranked)]);
  const rarity = (term: string): number => (idf.get(term) ?? 0) / query.unseenIdf;
  const met = question.terms.filter((term) =>
    first.some(({ candidate }) => windowOf(candidate).some((held) => held.has(term))),
  );
  const missing = question.terms.filter((term) => !mine.has(term));
  return [
    bestCosine,
    Math.max(...first.map(({ features }) => features[SENTENCE]!)),
    names.length > 0 ? coverage(query, [mine], 0, names) : 1,
    Math.min(1, names.length / SCALE.names),
    best.score / SCALE.score,
    second ? (best.score - second.score) / SCALE.lead : 1,
    coverage(query, [mine], RELATED),
    Math.max(0, ...others),
    Math.max(...surroundings.map((sets) => coverage(query, sets, RELATED))),
    Math.max(0, ...met.map(rarity)),
    missing.length / Math.max(1, question.terms.length),
    Math.log(1 + question.terms.length) / SCALE.terms,
  ];
}

/** Every term of the paragraph of a sentence. */
function paragraphOf({ from, sentence }: Candidate, ranked: readonly Ranked[]): Set<string> {
  const same = ranked.filter(
    ({ candidate }) => candidate.from === from && candidate.sentence.paragraph === sentence.paragraph,
  );
  return new Set(same.flatMap(({ candidate }) => [...candidate.terms]));
}

/** Cosine of two articles' titled first sentences from which on they tell one story. */
const SAME_STORY = 0.7;

/** Whether an article tells another story: what reports the same event takes nothing from an answer. */
function isOther(article: CandidateArticle, best: CandidateArticle): boolean {
  const [own, first] = [article.sentences[0], best.sentences[0]];
  return article !== best && !(own && first && dot(own.titled, first.titled) >= SAME_STORY);
}

/** Every term of the ranked sentences of an article, and of its title. */
function termsByArticle(ranked: readonly Ranked[]): Map<CandidateArticle, Set<string>> {
  const held = new Map<CandidateArticle, Set<string>>();
  for (const { candidate } of ranked) {
    const terms = held.get(candidate.from) ?? new Set(candidate.from.titleTerms);
    for (const term of candidate.terms) terms.add(term);
    held.set(candidate.from, terms);
  }
  return held;
}

/** Terms written with a capital inside the question. */
const namesOf = (text: string): string[] => [
  ...new Set(
    tokenize(text)
      .filter(({ word, start }) => start > 0 && /^\p{Lu}/u.test(word))
      .map(({ term }) => term),
  ),
];

/** Probability, 0 to 1, that a shown quote answers the question. */
export function confidenceOf(signals: readonly number[], { confidence, bias }: Weights): number {
  const logOdds = SIGNALS.reduce((sum, name, at) => sum + confidence[name] * signals[at]!, bias);
  return 1 / (1 + Math.exp(-logOdds));
}
