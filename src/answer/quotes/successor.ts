import { HELD_OFFICES } from '../../text/lexicon/offices.js';
import { anyOf } from '../../text/lexicon/words.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { namesIn } from '../short-answer/answer-type-match.js';
import type { ShortAnswerOption } from '../short-answer/short-answer.js';
import { MAX_CONSIDERED } from './choose-quotes.js';

const OFFICE = anyOf(HELD_OFFICES);
/** "who runs the port now", "who's in charge of the inquiry", "who is the new coach" */
const WHO_HOLDS_RE = new RegExp(
  `^\\W*(?:(?:and|but|so) )?who(?:['’]?s| is|['’]?re| are)? (?:now |currently |really )?(?:in (?:charge|command|control)\\b|(?:leads?|heads?|runs?|chairs?|coaches|manages|directs|commands|edits|leading|heading|running|chairing|managing)\\b|the (?:\\S{1,30} ){0,3}${OFFICE}\\b)`,
  'i',
);
const TAKES_OVER_RE = new RegExp(
  `\\b(?:takes? over|took over|taken over|steps? (?:up|in)|stepped (?:up|in)|(?:takes?|took|taken) (?:the helm|the reins|charge|command)|succeed(?:s|ed)?|replaced by|(?:was|is|has been|be) (?:appointed|elected|sworn in|promoted)|named (?:as )?(?:the |its |their |a )?(?:new |acting |interim |next )?${OFFICE}|(?:acting|interim|new) ${OFFICE})\\b`,
  'i',
);
/** How far below the first sentence it may score; not fitted. */
const MAX_SCORE_GAP = 5;

/** True if a question asks who has an office now. */
export const asksWhoHolds = ({ text, type }: Pick<Question, 'text' | 'type'>): boolean =>
  type === 'person' && WHO_HOLDS_RE.test(text);

/**
 * The sentence of the latest report of the event by which somebody has taken over the office that the question asks about,
 * later than the one by whom an earlier report answers: "Okoro has taken over" has none of its words. Null if there is none.
 * @param ranked Best first.
 */
export function successorOf(
  question: Question,
  ranked: readonly RankedSentence[],
  { ranked: holder, text: name }: Pick<ShortAnswerOption, 'ranked' | 'text'>,
  events: Events,
): RankedSentence | null {
  if (!asksWhoHolds(question)) return null;
  const surname = contentTerms(name).at(-1);
  const namesHolder = ({ candidate }: RankedSentence): boolean =>
    surname !== undefined && candidate.terms.has(surname);
  const isAbout = ({ features, score }: RankedSentence): boolean =>
    score >= holder.score - MAX_SCORE_GAP && (features.termCoverage > 0 || features.titleCoverage > 0);
  const later = ranked
    .slice(0, MAX_CONSIDERED)
    .filter(
      (other) =>
        msBetween(articleOf(other), articleOf(holder)) > 0 &&
        TAKES_OVER_RE.test(other.candidate.text) &&
        namesPerson(other) &&
        (namesHolder(other) || isAbout(other)) &&
        events.areSame(articleOf(other), articleOf(holder)),
    );
  return later.toSorted((a, b) => msBetween(articleOf(b), articleOf(a)))[0] ?? null;
}

const namesPerson = ({ candidate: { text } }: RankedSentence): boolean =>
  namesIn(text).some(({ kind }) => kind === 'person');

const articleOf = ({ candidate }: RankedSentence) => candidate.from;
