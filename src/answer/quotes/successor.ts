import { HELD_OFFICES } from '../../text/lexicon/offices.js';
import { anyOf } from '../../text/lexicon/words.js';
import { namesIn } from '../../text/names.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { type Events, isLater, latestFirst } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import { asksWhoHolds, tellsOfFormerHolder } from '../question/asks-who-holds.js';
import type { Question } from '../question/question.js';
import { MAX_CONSIDERED } from './choose-quotes.js';
import { tellsOfDeparture } from './departure.js';

const OFFICE = anyOf(HELD_OFFICES);
const TAKES_OVER_RE = new RegExp(
  `\\b(?:takes? over|took over|taken over|looks? after the (?:team|side|club|squad|firm|company)|fills? in\\b|filled in\\b|caretaker|in temporary charge|steps? (?:up|in)|stepped (?:up|in)|(?:takes?|took|taken) (?:the helm|the reins|charge|command)|succeed(?:s|ed)?|replaced by|replaced (?:\\S{1,30} ){1,5}?with|(?:was|is|has been|be) (?:appointed|elected|sworn in|promoted)|named (?:as )?(?:the |its |their |a )?(?:new |acting |interim |next )?${OFFICE}|new (?:\\p{Ll}{2,20} )?${OFFICE})\\b`,
  'iu',
);
/** "Bo Lind, the acting mayor": of this office or of another one. */
const HOLDS_NOW_RE = new RegExp(
  `\\b(?:acting|interim|present|current) (?:\\p{Ll}{2,20} )?${OFFICE}\\b`,
  'iu',
);
/** How far below the first sentence it may score; not fitted. */
const MAX_SCORE_GAP = 5;

/** By whom the question would be answered otherwise. */
export interface Holder {
  readonly sentence: RankedSentence;
  /** Empty if the sentence gives no name. */
  readonly name: string;
}

/**
 * The sentence of the latest report of the story by which somebody has taken over the office that the question asks about,
 * later than the one by whom an earlier report answers: "Okoro has taken over" has none of its words; or else the one by
 * which whoever had it has gone. Null if there is none.
 * @param ranked Best first.
 */
export function successorOf(
  question: Question,
  ranked: readonly RankedSentence[],
  { sentence: holder, name }: Holder,
  events: Events,
): RankedSentence | null {
  if (!asksWhoHolds(question)) return null;
  const surname = contentTerms(name).at(-1);
  const namesHolder = ({ candidate }: RankedSentence): boolean =>
    surname !== undefined && candidate.terms.has(surname);
  const isNear = ({ score }: RankedSentence): boolean => score >= holder.score - MAX_SCORE_GAP;
  const tells = (other: RankedSentence): boolean => {
    const { text } = other.candidate;
    const takesOver = TAKES_OVER_RE.test(text);
    if (!takesOver && !HOLDS_NOW_RE.test(text)) return false;
    if (namesHolder(other)) return true;
    const { termCoverage, titleCoverage } = other.features;
    return isNear(other) && (termCoverage > 0 || (takesOver && titleCoverage > 0));
  };
  const later = ranked
    .slice(0, MAX_CONSIDERED)
    .filter(
      (other) =>
        isLater(articleOf(other), articleOf(holder)) &&
        tells(other) &&
        namesPerson(other) &&
        events.areOneRunningStory(articleOf(other), articleOf(holder)),
    );
  const [latest] = later.toSorted((a, b) => latestFirst(articleOf(a), articleOf(b)));
  if (latest !== undefined || surname === undefined) return latest ?? null;
  const hasGone = (other: RankedSentence): boolean =>
    isLater(articleOf(other), articleOf(holder)) &&
    tellsOfDeparture(other.candidate.text, lastWord(name)) &&
    events.areOneRunningStory(articleOf(other), articleOf(holder));
  return ranked.slice(0, MAX_CONSIDERED).find(hasGone) ?? null;
}

const lastWord = (name: string): string => name.split(/\s+/).at(-1)!;

/** How far below a sentence about a former holder it may score; not fitted. */
const MAX_SCORE_GAP_OF_FORMER = 8;

/**
 * The best sentence that says who has the office, where the question asks for that and the sentence given tells of a former
 * holder; else the one given.
 */
export function presentHolder(
  question: Question,
  ranked: readonly RankedSentence[],
  best: RankedSentence,
): RankedSentence {
  if (!asksWhoHolds(question) || !tellsOfFormerHolder(best.candidate.text)) return best;
  const present = ranked
    .slice(0, MAX_CONSIDERED)
    .find(
      (other) =>
        other.score >= best.score - MAX_SCORE_GAP_OF_FORMER &&
        other.features.termCoverage > 0 &&
        [TAKES_OVER_RE, HOLDS_NOW_RE].some((pattern) => pattern.test(other.candidate.text)) &&
        namesPerson(other),
    );
  return present ?? best;
}

const namesPerson = ({ candidate: { text } }: RankedSentence): boolean =>
  namesIn(text).some(({ kind }) => kind === 'person');

const articleOf = ({ candidate }: RankedSentence) => candidate.from;
