/** Whom a follow-up means by "he", "she" or "they". */
import { findNames } from '../../../text/names.js';
import { genderOfName } from '../../../text/naming/gender.js';
import { tagsOf } from '../../../text/naming/tags.js';
import { type Token, tokenize } from '../../../text/terms/tokens.js';
import { isKnownWord, isVerb, nounClassOf } from '../../../text/terms/wordnet.js';
import type { EarlierQuestion } from './earlier-question.js';

export const ONE_PERSON_RE = /\b(?:he|him|his|she|her|hers)\b/i;
export const PEOPLE_RE = /\b(?:they|them|their|theirs|both)\b/i;

/**
 * The person that an earlier answer was about, of the gender that a pronoun of the question has: by its short answer, its
 * question, or the only one that its quote names.
 */
export function antecedentsOf(
  question: string,
  { shortAnswer, searched, quote }: EarlierQuestion,
): readonly string[] {
  const fitting = (names: readonly string[]): readonly string[] =>
    names.filter((name) => mayBeMeant(question, name));
  const answered = fitting(peopleIn(shortAnswer ?? '', ['person', 'name']));
  if (answered.length > 0) return answered;
  if (fitting(peopleIn(searched, ['person'])).length > 0 || isSpokenOf(question, quote)) return [];
  const quoted = fitting(peopleIn(quote ?? '', ['person']));
  return quoted.length === 1 ? quoted : [];
}

/** Names of people in an earlier question whom the pronoun of the question cannot mean: no man is "she". */
export const othersIn = (question: string, searched: string): readonly string[] =>
  peopleIn(searched, ['person', 'name'])
    .flatMap(apart)
    .filter((name) => !mayBeMeant(question, name));

/** Names that were carried over stand side by side: "Ana Torres Lars Holm". */
const apart = (name: string): readonly string[] => {
  const words = name.split(' ');
  if (words.length < 2 * NAME_WORDS) return [name];
  return words.flatMap((_, at) =>
    at % NAME_WORDS === 0 ? [words.slice(at, at + NAME_WORDS).join(' ')] : [],
  );
};

const NAME_WORDS = 2;
const SHE_RE = /\b(?:she|her|hers)\b/i;
const HE_RE = /\b(?:he|him|his)\b/i;
const OPENS_WITH_RE = /^\W*(he|his|she|her)\b/i;

function mayBeMeant(question: string, name: string): boolean {
  const gender = genderOfName(name);
  if (gender === null || SHE_RE.test(question) === HE_RE.test(question)) return true;
  return (gender === 'female' ? SHE_RE : HE_RE).test(question);
}

/** "is she hurt?" after the quote "She was caught near the zoo." or "Her leg is broken.", be it an otter or a ship. */
export function isSpokenOf(question: string, quote: string | null | undefined): boolean {
  const pronoun = OPENS_WITH_RE.exec(quote ?? '')?.[1]?.toLowerCase();
  return pronoun !== undefined && (SHE_RE.test(pronoun) ? SHE_RE : HE_RE).test(question);
}

/** The names in the short answer; none if it is an amount, a date or the like. */
export const namedIn = ({ shortAnswer }: Pick<EarlierQuestion, 'shortAnswer'>): readonly string[] =>
  shortAnswer === null
    ? []
    : findNames(shortAnswer).map(({ span: { start, end } }) => shortAnswer.slice(start, end));

/** Distinct names of people; a name that ends in a common noun, such as "Kestrel Island", is none. */
function peopleIn(text: string, kinds: readonly ('person' | 'name')[]): readonly string[] {
  const names = findNames(text)
    .filter(({ kind }) => kinds.some((expected) => expected === kind))
    .map(({ span: { start, end } }) => text.slice(start, end))
    .filter((name) => !isThing(name));
  return [...new Set(names)];
}

function isThing(name: string): boolean {
  const words = name.split(/\s+/);
  const last = nounClassOf(words.at(-1)!);
  return words.length > 1 && last !== null && last !== 'person' && THING_RE.test(words.at(-1)!);
}

/** Last words of names of things: other common nouns are surnames as well ("Marsh", "Stone"). */
const THING_RE =
  /^(?:Island|Isle|Bank|Bay|Harbou?r|River|Lake|Mountain|Street|Road|Square|Bridge|Tower|Station|Airport|Stadium|Party|Union|Company|Group|Lines?|Airways|Act|Bill|Cup|Award|Prize|League|City|Town|County|State|University|College|School|Hospital|Museum|Church|Cathedral|Court|Council|Committee|Commission|Agency|Ministry|Department|Post|Times|News)$/;

/** True if a question names somebody, possibly in lower case, or a role such as "captain". */
export const mayNamePerson = (question: string): boolean =>
  tokenize(question).some(
    ({ word, start }) =>
      (start > 0 && /^\p{Lu}/u.test(word) && !/^\p{Lu}+$/u.test(word)) ||
      nounClassOf(word) === 'person' ||
      isUnknownWord(word),
  );

/**
 * Words in lower case that are most likely names: "nimbra", "norway", "the harwick bridge". "the app" is a noun that the
 * dictionary lacks, or a misspelt one.
 */
export const namesInLowerCase = (question: string): readonly Token[] => {
  const tokens = tokenize(question);
  return tokens.filter(({ word }, at) => {
    if (!/^\p{Ll}/u.test(word) || CONTRACTION_RE.test(word)) return false;
    if (!isUnknownWord(word)) return tagsOf(word).has('Country');
    const isDetermined = DETERMINER_RE.test(tokens[at - 1]?.word ?? '');
    return !isDetermined || precedesNoun(tokens.slice(at + 1));
  });
};

/** "harwick *bridge* reopen", but not "app *crash*". */
const precedesNoun = ([next, after]: readonly Token[]): boolean =>
  next !== undefined &&
  nounClassOf(next.word) !== null &&
  !FUNCTION_WORD_RE.test(next.word) &&
  (!isVerb(next.word) || (after !== undefined && isVerb(after.word)));

const DETERMINER_RE = /^(?:the|an?|this|that|these|those|its|his|her|their|many|any|some)$/i;
/** Written without the apostrophe. */
const CONTRACTION_RE =
  /^(?:(?:do|did|does|is|are|was|were|has|have|had|wo|ca|could|would|should)nt|(?:what|who|how|where|when|he|she|it|that|there|they|you|we|let)(?:s|re|ve|ll)|(?:him|her|it|my|your)self|(?:them|our|your)selves|gonna|wanna|gotta|alot)$/i;

const isUnknownWord = (word: string): boolean =>
  /^\p{L}{3,}$/u.test(word) && !isKnownWord(word) && !FUNCTION_WORD_RE.test(word);

/** Words that WordNet does not list. */
const FUNCTION_WORD_RE =
  /^(?:the|and|but|for|with|from|about|into|onto|upon|since|until|during|without|within|among|between|against|toward|towards|whom|whose|who|what|which|when|where|why|how|that|this|these|those|did|does|was|were|has|have|had|are|you|they|them|their|his|her|she|him|its|our|your|would|could|should|shall|might|must|cannot|than|because|although|though|while|whether|unless|everyone|everybody|someone|somebody|anyone|anybody|anything|something|everything)$/i;
