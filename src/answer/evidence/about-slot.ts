/** Whether a sentence speaks of what a follow-up asks the earlier question about: "and Halden?". */
import { contentTerms } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import type { Candidate } from './candidates.js';
import { coreferenceOf } from './coreference.js';

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
