/** Whose figure a question asks for: "how many marched according to the police?". */
import { contentTerms } from '../../text/terms/tokens.js';
import { isAboutSlot } from '../evidence/about-slot.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { withoutRivals } from './likely-value.js';
import type { ShortAnswerOption } from './short-answer.js';

const SOURCE_RES = [
  /\b(?:according to|in the (?:opinion|view|eyes|words) of|as (?:told|reported|put|counted) by|by the (?:count|reckoning|estimates?|figures?) of) ([^,?]{2,60})/iu,
  /\b(?:did|does|do) ((?:[\p{L}\p{N}’'-]{1,30} ){1,4})(?:say|claim|admit|estimate|think|report|reckon|put|speak|state|believe)\b/iu,
  /(?<![\p{L}\p{N}-])([\p{L}\p{N}-]{1,30})['’]s? (?:own |latest |last |first )?(?:figures?|count|estimate|tally|reckoning|number)\b/iu,
];

/** In scaled span scores; not fitted. What answers less well may only name the source: "Norgrid pays 200 crowns". */
const MAX_BEHIND = 0.5;

/** The options and sentences that tell what the source says which the question names; all if it names none, or none does. */
export function fromAskedSource(
  question: Question,
  options: readonly ShortAnswerOption[],
  ranked: readonly RankedSentence[],
): { readonly options: readonly ShortAnswerOption[]; readonly ranked: readonly RankedSentence[] } {
  const terms = question.dimensions === null ? [] : sourceIn(question.text);
  const isOfSource = ({ candidate }: RankedSentence): boolean =>
    isAboutSlot({ slot: { terms, instead: [] } }, candidate);
  const own = terms.length === 0 ? [] : options.filter((option) => isOfSource(option.ranked));
  const [best, bestOwn] = [options[0], own[0]];
  if (!best || !bestOwn || bestOwn.signals.spanScore < best.signals.spanScore - MAX_BEHIND)
    return { options, ranked };
  // What others say is no rival.
  return { options: own.length === 1 ? own.map(withoutRivals) : own, ranked: ranked.filter(isOfSource) };
}

/** The terms of the source that a question names; empty if it names none. */
function sourceIn(question: string): readonly string[] {
  const [source] = SOURCE_RES.flatMap((pattern) => pattern.exec(question)?.[1] ?? []);
  return source === undefined ? [] : contentTerms(source);
}
