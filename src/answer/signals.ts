import { contentTerms } from '../text/tokens.js';
import { cosineAside, dot, meanOf } from '../vectors.js';
import { sideBySide } from './adjacency.js';
import type { Candidate, CandidateArticle } from './candidates.js';
import { coverage, FEATURES, type Query, windowOf } from './features.js';
import { metIn } from './likeness.js';
import { isCapitalised, namedPairs, namedWords } from './named-words.js';
import type { Ranked } from './rank.js';
import type { Scene } from './scene.js';

/**
 * What is known of an answer as a whole, each about 0 to 1, and whether it speaks for the answer (+) or against
 * it (−). Many say nearly the same; together they are surer than any, so the fit keeps them all small and lets
 * none speak against its sign.
 */
export const SIGNALS = {
  /** Best cosine of the first sentences, and the mean of the first five. */
  sentenceCosine: '+',
  sentenceMean: '+',
  /** Cosine of the best one with its title, and the mean of the first ones. */
  titledFirst: '+',
  titledMean: '+',
  /**
   * The same of the best article, and of the first sentences, with the article's mean direction taken out of
   * both vectors: what is asked of the topic, rather than the topic.
   */
  asideArticle: '+',
  asideFirst: '+',
  /** Cosine of the best one alone. */
  sentenceFirst: '+',
  /** Lead of the best cosines over the sixth. */
  titledGap: '+',
  sentenceGap: '+',
  /** The best sentence's score, its lead over the best one of another story, and over the tenth. */
  score: '+',
  lead: '+',
  tenth: '+',
  /** Its share of the probability, and how evenly it lies on the sentences. */
  share: '+',
  entropy: '-',
  /** How much of the question's names the best article holds; how many there are; and the best sentences. */
  names: '+',
  hasNames: '-',
  namesNear: '+',
  /** Whether the best sentence holds the asked kind of answer, and whether any of the first does. */
  kind: '+',
  kindNear: '+',
  /** Coverage by the best article: related terms, the same terms, and kin, each term counting alike. */
  article: '+',
  articleSame: '+',
  articleTerms: '+',
  /** The same of the next best article; that it tells of it too speaks for the matter being there. */
  otherArticle: '+',
  /** Coverage by the first sentences with their paragraphs, titles and the sentences before. */
  surroundings: '+',
  /** By any sentence; by the best with what is around it; by the first ones with both neighbours, terms alike. */
  anySentence: '+',
  window: '+',
  windowTerms: '+',
  /** By the best article's best paragraph, and the lead of the best paragraph over the second. */
  paragraph: '+',
  paragraphLead: '+',
  /** By rarity within the article: the best one's window, the first ones' sentences, windows and paragraphs. */
  localFirst: '+',
  localSentence: '+',
  localWindow: '+',
  localParagraph: '+',
  /** The best sentence's passage and article in the search, and the best adjacency. */
  passage: '+',
  retrieved: '+',
  adjacency: '+',
  /** Pairs of neighbouring terms side by side in the best article, and in the first sentences. */
  pairs: '+',
  pairsNear: '+',
  /** Share of the question's names of two words that stand in the best article as they are. */
  namedPairs: '+',
  /** The best coverage with what a sentence points at, and the best sentence's. */
  resolved: '+',
  resolvedFirst: '+',
  /** Rarity of the rarest term met near the first sentences; the three rarest terms in the best article. */
  rarestMet: '+',
  rarest: '+',
  secondRarest: '+',
  thirdRarest: '+',
  /** Share of the terms that the best article does not hold. */
  missing: '-',
  /** Share of the first five that stand in the best one's article, and in its paragraph. */
  sameArticle: '+',
  sameParagraph: '+',
  /** How long the question is, and how rare its terms are. */
  length: '-',
  rarity: '-',
} as const;

export type Signal = keyof typeof SIGNALS;
export const SIGNAL_NAMES = Object.keys(SIGNALS) as readonly Signal[];
export type Signals = Readonly<Record<Signal, number>>;

const at = (name: (typeof FEATURES)[number]): number => FEATURES.indexOf(name);
const [TITLED, SENTENCE, ARTICLE, PASSAGE, RESOLVED] = [
  at('titled'),
  at('sentence'),
  at('article'),
  at('passage'),
  at('resolved'),
];
const [ADJACENCY, LOCAL_SENTENCE, LOCAL_WINDOW, KIN_SENTENCE, KIN_WINDOW] = [
  at('adjacency'),
  at('localSentence'),
  at('localWindow'),
  at('kinSentence'),
  at('kinWindow'),
];
/** How many of the first sentences are looked at closely, and how many at all. */
const FIRST = 3;
const FIVE = 5;
/** What brings scores, leads and counts to about 1. */
const SCALE = { score: 20, lead: 10, tenth: 10, names: 3, length: 100, entropy: 3 };
const KIND_SPEAKS = { exact: 0.75, pointed: 0.625, likely: 0.5, loose: 0.25, none: 0, any: 1 };

/** The signals of a ranking; null when nothing was found. */
export function signalsOf(query: Query, ranked: readonly Ranked[]): Signals | null {
  const best = ranked[0];
  if (!best) return null;
  const { question, idf } = query;
  const { from, sentence } = best.candidate;
  const scene = query.scenes.get(from)!;
  const others = [...query.scenes].filter(([article]) => article !== from).map(([, other]) => other);
  const first = ranked.slice(0, FIRST);
  const five = ranked.slice(0, FIVE);
  const most = (column: number, of: readonly Ranked[]): number =>
    Math.max(...of.map(({ features }) => features[column]!));
  const mean = (column: number, of: readonly Ranked[]): number =>
    of.reduce((sum, { features }) => sum + features[column]!, 0) / of.length;
  const names = [
    ...new Set(
      namedWords(question.text)
        .filter(isCapitalised)
        .map(({ term }) => term),
    ),
  ].filter((term) => question.terms.includes(term));
  /** An overview is of what its article is about, not of what it mentions. */
  const topical = question.kind === 'overview' ? openingOf(scene, from) : [scene.terms];
  const second = ranked.find(({ candidate }) => isOther(candidate.from, from));
  const surroundings = first.map(({ candidate }) => [
    ...windowOf(candidate),
    query.scenes.get(candidate.from)!.paragraphs.get(candidate.sentence.paragraph)!.terms,
  ]);
  const rarityOf = (term: string): number => (idf.get(term) ?? 0) / query.unseenIdf;
  const near = first.flatMap(({ candidate }) => windowOf(candidate));
  const rarest = question.terms.toSorted((a, b) => rarityOf(b) - rarityOf(a));
  const inArticle = (term: string | undefined): number =>
    term === undefined ? 1 : metIn(term, topical, query.alike, 'kin');
  const alike = new Map(question.terms.map((term) => [term, 1]));
  const kin = { likeness: 'kin' } as const;
  const kinTerms = { likeness: 'kin', weights: alike } as const;
  const paragraphs = (of: Scene): number[] =>
    [...of.paragraphs.values()].map(({ terms }) => coverage(query, [terms], kin));
  const [paragraph, nextParagraph] = descending([...query.scenes.values()].flatMap(paragraphs));
  const title = contentTerms(from.article.title);
  const read = `${from.article.title}\n${from.article.text}`.toLowerCase();
  const topic = meanOf(scene.candidates.map((candidate) => candidate.sentence.titled));
  const aside = ({ sentence: { titled } }: Candidate): number => cosineAside(query.vector, titled, topic);
  const kindOf = ({ candidate }: Ranked): number =>
    KIND_SPEAKS[query.scenes.get(candidate.from)!.kinds.get(candidate) ?? 'any'];
  return {
    sentenceCosine: most(SENTENCE, first),
    sentenceMean: mean(SENTENCE, five),
    titledFirst: best.features[TITLED]!,
    titledMean: mean(TITLED, first),
    asideArticle: Math.max(...scene.candidates.map(aside)),
    asideFirst: Math.max(...first.map(({ candidate }) => aside(candidate))),
    sentenceFirst: best.features[SENTENCE]!,
    titledGap: gapOf(ranked, TITLED),
    sentenceGap: gapOf(ranked, SENTENCE),
    score: best.score / SCALE.score,
    lead: second ? (best.score - second.score) / SCALE.lead : 1,
    tenth: (best.score - ranked[Math.min(9, ranked.length - 1)]!.score) / SCALE.tenth,
    share: best.share,
    entropy: entropyOf(ranked) / SCALE.entropy,
    names: names.length > 0 ? coverage(query, topical, { among: names }) : 1,
    hasNames: Math.min(1, names.length / SCALE.names),
    namesNear: Math.max(...first.map(({ candidate }) => namesNear(candidate, question.text))),
    kind: kindOf(best),
    kindNear: Math.max(...first.map(kindOf)),
    article: coverage(query, topical, { likeness: 'related' }),
    articleSame: coverage(query, topical),
    articleTerms: coverage(query, topical, kinTerms),
    otherArticle: Math.max(0, ...others.map(({ terms }) => coverage(query, [terms]))),
    surroundings: Math.max(...surroundings.map((sets) => coverage(query, sets, { likeness: 'related' }))),
    anySentence: most(KIN_SENTENCE, ranked),
    window: best.features[KIN_WINDOW]!,
    windowTerms: Math.max(
      ...five.map(({ candidate }) => coverage(query, bothSides(query, candidate), kinTerms)),
    ),
    paragraph: Math.max(...paragraphs(scene)),
    paragraphLead: (paragraph ?? 0) - (nextParagraph ?? 0),
    localFirst: best.features[LOCAL_WINDOW]!,
    localSentence: most(LOCAL_SENTENCE, first),
    localWindow: most(LOCAL_WINDOW, first),
    localParagraph: Math.max(...first.map(({ candidate }) => localParagraph(query, candidate))),
    passage: best.features[PASSAGE]!,
    retrieved: best.features[ARTICLE]!,
    adjacency: most(ADJACENCY, ranked),
    pairs: sideBySide(question.ordered, [...scene.candidates.map(({ ordered }) => ordered), title], idf),
    pairsNear: sideBySide(
      question.ordered,
      first.map(({ candidate }) => candidate.ordered),
      idf,
    ),
    namedPairs: shareOf(namedPairs(question.text), (pair) => read.includes(pair)),
    resolved: most(RESOLVED, ranked),
    resolvedFirst: best.features[RESOLVED]!,
    rarestMet: Math.max(
      0,
      ...question.terms.filter((term) => near.some((held) => held.has(term))).map(rarityOf),
    ),
    rarest: inArticle(rarest[0]),
    secondRarest: inArticle(rarest[1]),
    thirdRarest: inArticle(rarest[2]),
    missing:
      question.terms.filter((term) => !topical.some((terms) => terms.has(term))).length /
      Math.max(1, question.terms.length),
    sameArticle: shareOf(five, ({ candidate }) => candidate.from === from),
    sameParagraph: shareOf(
      five,
      ({ candidate }) => candidate.from === from && candidate.sentence.paragraph === sentence.paragraph,
    ),
    length: question.text.length / SCALE.length,
    rarity:
      question.terms.reduce((sum, term) => sum + rarityOf(term), 0) / Math.max(1, question.terms.length),
  };
}

const descending = (values: readonly number[]): number[] => values.toSorted((a, b) => b - a);

/** Share of some that hold; 1 of none. */
const shareOf = <One>(all: readonly One[], holds: (one: One) => boolean): number =>
  all.length > 0 ? all.filter(holds).length / all.length : 1;

/** How far the best of a column leads the sixth. */
function gapOf(ranked: readonly Ranked[], column: number): number {
  const values = descending(ranked.map(({ features }) => features[column]!));
  return values[0]! - values[Math.min(5, values.length - 1)]!;
}

const entropyOf = (ranked: readonly Ranked[]): number =>
  ranked.reduce((sum, { share }) => sum - share * Math.log(share + 1e-12), 0);

/** A sentence with its title and both neighbours. */
function bothSides({ scenes }: Query, candidate: Candidate): ReadonlySet<string>[] {
  const all = scenes.get(candidate.from)!.candidates;
  const next = all[all.indexOf(candidate) + 1];
  const isNext = next?.sentence.ordinal === candidate.sentence.ordinal + 1;
  return [...windowOf(candidate), ...(isNext ? [next.terms] : [])];
}

function localParagraph(query: Query, { from, sentence }: Candidate): number {
  const scene = query.scenes.get(from)!;
  const { terms } = scene.paragraphs.get(sentence.paragraph)!;
  return coverage(query, [terms], { likeness: 'related', weights: scene.localIdf });
}

/** The title and the first sentence that may be shown. */
const openingOf = ({ candidates }: Scene, { titleTerms }: CandidateArticle): ReadonlySet<string>[] => [
  titleTerms,
  ...candidates.filter(({ sentence }) => sentence.ordinal === 0).map(({ terms }) => terms),
];

/** Cosine of two articles' titled first sentences from which on they tell one story. */
const SAME_STORY = 0.7;

/** Whether an article tells another story: what reports the same event takes nothing from an answer. */
function isOther(article: CandidateArticle, best: CandidateArticle): boolean {
  const [own, first] = [article.sentences[0], best.sentences[0]];
  return article !== best && !(own && first && dot(own.titled, first.titled) >= SAME_STORY);
}

/** Share of the question's capitalised words and numbers that stand in a sentence, the one before, or the title. */
function namesNear({ text, previous, from }: Candidate, question: string): number {
  const asked = namedWords(question);
  if (asked.length === 0) return 1;
  const read = `${text} ${previous?.text ?? ''} ${from.article.title}`.toLowerCase();
  return asked.filter(({ word }) => read.includes(word.toLowerCase())).length / asked.length;
}
