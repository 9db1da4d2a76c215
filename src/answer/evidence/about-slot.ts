/** Whether a sentence speaks of what a follow-up asks the earlier question about: "and Halden?". */
import { contentTerms } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import type { Candidate } from './candidates.js';
import { coreferenceOf } from './coreference.js';
import type { RankedSentence } from './rank.js';

/** Ranked sentences among which those about an aside are looked for, and how far below the first one; not fitted. */
const MAX_CONSIDERED = 10;
const MAX_SCORE_GAP = 5;

/**
 * The sentences with those first that have the words of a fragment, if some of the best do: of "and the builder?", the
 * reader is asked what became of the one before him, too.
 * @param ranked Best first.
 */
export function asideFirst(
  { aside }: Pick<Question, 'aside'>,
  ranked: readonly RankedSentence[],
): readonly RankedSentence[] {
  const [first] = ranked;
  if (aside.length === 0 || first === undefined) return ranked;
  const near = ranked.slice(0, MAX_CONSIDERED).filter(({ score }) => score >= first.score - MAX_SCORE_GAP);
  const named = near.filter(({ candidate }) => hasAside({ aside }, candidate));
  return named.length === 0 ? ranked : [...named, ...ranked.filter((one) => !named.includes(one))];
}

/** True if the sentence has every word of the fragment, or there is none. */
export const hasAside = ({ aside }: Pick<Question, 'aside'>, { terms }: Pick<Candidate, 'terms'>): boolean =>
  aside.every((term) => terms.has(term));

/**
 * True if the sentence, or the name that its pronoun stands for, has a word of the slot. The title counts if it has all of
 * them, and nothing of what stood in the slot before: that of a takeover names both companies.
 */
export function isAboutSlot({ slot }: Pick<Question, 'slot'>, { from, sentence, text }: Candidate): boolean {
  if (slot === null) return true;
  const own = new Set(contentTerms(text));
  if (slot.terms.some((term) => own.has(term))) return true;
  const isOfOther = slot.instead.some((term) => own.has(term) || from.titleTerms.has(term));
  const { instead, terms } = slot;
  if (instead.length > 0 && !isOfOther && terms.every((term) => from.titleTerms.has(term))) return true;
  const antecedents = coreferenceOf(from, sentence.ordinal)?.antecedents ?? [];
  const named = antecedents.flatMap(({ span: { start, end } }) =>
    contentTerms(from.article.text.slice(start, end)),
  );
  return terms.some((term) => named.includes(term));
}
