import { wordList } from '../../lexicon/words.js';
import { nounClassOf } from '../../terms/wordnet.js';
import type { Tokens } from '../token.js';
import { isPlural } from '../units/counted-noun.js';

/** A number before one of these is no year. */
const COUNTED = new Set(
  wordList(
    `people persons men women children metres meters kilometres kilometers miles feet tonnes tons homes houses jobs troops soldiers
    workers employees dollars euros pounds rupees votes seats words calories hours hectares acres litres deaths cases mah rpm`,
  ),
);
/** Before a number, these make an amount of it: "more than 1900". */
const BEFORE_AMOUNT = new Set(
  wordList('about some nearly almost approximately roughly than least most another only just'),
);
/** Before a number, these make a year of it: "the 1990 protests", "by 2019 protesters". */
const BEFORE_YEAR = new Set(
  wordList(`the a an this that these those its his her their our my your each every last next early late mid
  in on at by since until till before after during from to through between`),
);
const GENITIVE_RE = /^['’]$/;

/** True if a number with the form of a year counts the noun after it: "1900 passengers". Where it is unsure, it is a year. */
export function countsNoun(tokens: Tokens, at: number): boolean {
  const [number, noun, next] = tokens.slice(at, at + 3);
  if (!noun) return false;
  if (COUNTED.has(noun.lower)) return true;
  if (!isPlural(noun.lower) || noun.text !== noun.lower) return false;
  const before = tokens[at - 1];
  if (BEFORE_AMOUNT.has(before?.lower ?? '')) return true;
  if (isYearAfter(tokens, at)) return false;
  // "2023 champions Norby"
  const isName = /^\p{Lu}/u.test(next?.text ?? '');
  if (nounClassOf(noun.text) === 'person') return !isName;
  return number!.text.endsWith('00') && (before === undefined || before.kind === 'word');
}

/** True after a determiner, a preposition, a genitive, a name or another number, also with a word between. */
function isYearAfter(tokens: Tokens, at: number): boolean {
  const [second, before] = [tokens[at - 2], tokens[at - 1]];
  if (!before) return false;
  if (BEFORE_YEAR.has(before.lower) || before.kind === 'digits') return true;
  if (/^\p{Lu}/u.test(before.text) || GENITIVE_RE.test(second?.text ?? '') || GENITIVE_RE.test(before.text))
    return true;
  return second !== undefined && (BEFORE_YEAR.has(second.lower) || second.kind === 'digits');
}
