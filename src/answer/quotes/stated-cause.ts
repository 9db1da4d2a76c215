import { type Events, latestFirst } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { MAX_CONSIDERED } from './choose-quotes.js';

/** "what caused the blast", "cause of the crash", "how did the fire start" */
const ASKS_RE =
  /\bwhat (?:(?:actually|really|exactly) )?(?:caused|sparked|triggered|started|ignited|set off)\b|\bcauses? of (?!death\b)|\bhow did (?:\S{1,40} ){1,6}(?:start|begin|break out)\b/i;
/** "was caused by a spark", "had begun in a motor", "traced to a valve" */
const STATES_RE =
  /\b(?:(?:caused|sparked|triggered|ignited|set off|started|brought on) by|(?:began|begun|started|originated|broke out|broken out) (?:in|at|on|when|after|with|from)|causes? (?:was|is|were)|due to|because of|resulted from|stemmed from|the result of|traced (?:back )?to|blamed? (?:on|a|an|the)|(?:fault|failure|defect|leak|error|crack|spark|short circuit) (?:caused|led|set|triggered|sparked|started))\b/i;
const UNKNOWN_RE =
  /\b(?:(?:not|un|never) ?(?:known|clear|certain|sure|established|determined)|too early|whether|rule out|ruled out|speculat|looking into|under investigation|investigat(?:ing|e) (?:the cause|what|how)|no (?:cause|indication|sign|evidence))/i;
/** The reader finds something in it: its lowest span score, and how far it may score below the first one; not fitted. */
const MIN_SPAN_SCORE = -0.5;
const MAX_SCORE_GAP = 6;

/**
 * The sentence to quote first where the cause of an event is asked for: that of the latest report which states one, which
 * is often found long after what happened, by a court or an inquiry, else the one given.
 */
export function statedCause(
  question: Pick<Question, 'text'>,
  ranked: readonly RankedSentence[],
  first: RankedSentence,
  events: Events,
): RankedSentence {
  if (!asksForCause(question)) return first;
  const considered = ranked.slice(0, MAX_CONSIDERED);
  const ofEvent = considered.filter((other) => events.areSame(articleOf(other), articleOf(first)));
  const isOfEvent = (other: RankedSentence): boolean =>
    ofEvent.some((between) => events.areSame(articleOf(between), articleOf(other)));
  const stating = considered.filter(
    (other) =>
      states(other) &&
      other.features.spanScore >= MIN_SPAN_SCORE &&
      other.score >= first.score - MAX_SCORE_GAP &&
      (other === first || isOfEvent(other)),
  );
  return stating.toSorted((a, b) => latestFirst(articleOf(a), articleOf(b)) || b.score - a.score)[0] ?? first;
}

/** True if a question asks what caused something. */
export const asksForCause = ({ text }: Pick<Question, 'text'>): boolean => ASKS_RE.test(text);

const states = ({ candidate: { text } }: RankedSentence): boolean =>
  STATES_RE.test(text) && !UNKNOWN_RE.test(text);

const articleOf = ({ candidate }: RankedSentence) => candidate.from;
