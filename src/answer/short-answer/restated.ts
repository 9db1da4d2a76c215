import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import { nameTermsIn } from '../evidence/event.js';
import type { ShortAnswerOption } from './short-answer.js';

/** Sentences that share so many words, and such a share of the shorter one's, say the same; not fitted. */
const MIN_SHARED_TERMS = 4;
const MIN_SHARED_SHARE = 0.45;

/**
 * True if the sentence of a later amount says nearly what that of the earlier one says, of the same name and with no other
 * names: "Fonte with 81 goals, ahead of Behr" and "Fonte with 89 goals", but not "nine goals" of Behr.
 */
export function restates(earlier: ShortAnswerOption, later: ShortAnswerOption): boolean {
  const [one, other] = [wordsOf(earlier), wordsOf(later)];
  const shared = [...one].filter((term) => other.has(term)).length;
  const areAlike = shared >= MIN_SHARED_TERMS && shared >= MIN_SHARED_SHARE * Math.min(one.size, other.size);
  const name = nameBefore(earlier);
  const names = nameTermsIn(sentenceOf(earlier));
  return (
    areAlike &&
    name !== undefined &&
    names.has(name) &&
    name === nameBefore(later) &&
    [...nameTermsIn(sentenceOf(later))].every((term) => names.has(term))
  );
}

const sentenceOf = ({ ranked }: ShortAnswerOption): string => ranked.candidate.text;

const wordsOf = (option: ShortAnswerOption): ReadonlySet<string> =>
  new Set(contentTerms(sentenceOf(option)).filter((term) => !/\d/.test(term)));

/** The term of the last capitalised word before the amount. */
function nameBefore({ ranked: { candidate }, spans: [span] }: ShortAnswerOption): string | undefined {
  const before = candidate.text.slice(0, (span?.start ?? 0) - candidate.sentence.span.start);
  return tokenize(before).findLast(({ word }) => /^\p{Lu}/u.test(word))?.term;
}
