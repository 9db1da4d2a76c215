import { namesIn } from '../../text/names.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { isAboutSlot } from '../evidence/about-slot.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';

/** "who is Gideon Marsh", "who's mayor Luttrell"; not "who is the mayor". */
const WHO_IS_RE =
  /^\W*who(?:['’]?s| is| was) (?!the\b|an?\b|this\b|that\b|it\b|to\b)(?!.*\b(?:(?:of|in|on|at|for|with|from)\b|\p{L}{1,20}(?:ing|ed) \S))((?:[\p{L}.’'-]{1,40} ){0,3}[\p{L}.’'-]{1,40})\W*$/iu;
/** Ranked sentences among which one with the name is looked for. */
const MAX_CONSIDERED = 10;

/**
 * The sentence to quote first: the best, but one that names whom "who is …" asks about, or that speaks of what a follow-up
 * asks about.
 */
export function firstQuote(question: Question, ranked: readonly RankedSentence[]): RankedSentence {
  const name = WHO_IS_RE.exec(question.text)?.[1];
  const surname = name === undefined ? undefined : contentTerms(name).at(-1);
  if (surname === undefined) return firstAboutSlot(question, ranked) ?? ranked[0]!;
  return (
    ranked.slice(0, MAX_CONSIDERED).find(({ candidate }) => isNamed(candidate.text, surname)) ?? ranked[0]!
  );
}

/** The best sentence that speaks of what a follow-up asks about; undefined if none of the best does. */
export const firstAboutSlot = (
  question: Question,
  ranked: readonly RankedSentence[],
): RankedSentence | undefined =>
  ranked.slice(0, MAX_CONSIDERED).find(({ candidate }) => isAboutSlot(question, candidate));

const isNamed = (sentence: string, surname: string): boolean =>
  namesIn(sentence).some(({ span }) => contentTerms(sentence.slice(span.start, span.end)).at(-1) === surname);
