/** Questions that offer their answers: "Who won the final, Harwick or Leyburn?". */
import { QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../text/lexicon/words.js';
import { contentTerms } from '../../text/terms/tokens.js';

const MAX_CHOICE_WORDS = 4;
const WORDS = `[^\\s,:?]+(?: [^\\s,:?]+){0,${MAX_CHOICE_WORDS - 1}}`;
/** ", Harwick or Leyburn?" at the end. */
const OFFERED_RE = new RegExp(
  `(?:[,:]| [–—-]) ((?:${WORDS}, ){0,4}${WORDS}),? or (${WORDS})[^\\p{L}\\p{N}]*$`,
  'u',
);
/** The list of "in Brandle, Hexley or Norby" begins before the comma. */
const LIST_BEFORE_RE =
  /(?:^|\s)(?:in|at|of|from|for|to|by|with|on|near|between|against|than)(?: the)?(?: \p{Lu}[^\s,]*){1,6}(?:, [^,]{1,60}){0,4}$/u;
const WH_RE = new RegExp(`\\b${anyOf(QUESTION_WORDS)}\\b`, 'i');
const NO_CHOICE_RE = /^(?:and|but|is|was|are|were|did|does|do)\b/i;

/** The terms of each answer that a question offers; null if it offers none. */
export function choicesIn(question: string): readonly (readonly string[])[] | null {
  const offered = OFFERED_RE.exec(question);
  if (!offered) return null;
  const asked = question.slice(0, offered.index);
  const choices = [...offered[1]!.split(', '), offered[2]!];
  const isOffer = WH_RE.test(asked) && !LIST_BEFORE_RE.test(asked);
  if (!isOffer || choices.some((choice) => WH_RE.test(choice) || NO_CHOICE_RE.test(choice))) return null;
  return choices.map(contentTerms);
}

/** True if some words say one of the choices, or a part of it, and nothing else but words of the question. */
export function isChoice(
  choices: readonly (readonly string[])[],
  words: string,
  asked: readonly string[],
): boolean {
  const terms = contentTerms(words);
  const said = choices.filter((choice) => choice.some((term) => terms.includes(term)));
  return said.length === 1 && terms.every((term) => said[0]!.includes(term) || asked.includes(term));
}
