/** Signs that a sentence with the opposite of what a question says is about something else: both may be true. */
import { MONTHS, WEEKDAYS } from '../../text/lexicon/months.js';
import { anyOf } from '../../text/lexicon/words.js';
import { STOP_WORDS, type Token, termOf } from '../../text/terms/tokens.js';
import type { Claim } from './claim.js';
import { type SentenceWord, termsOf } from './sentence-words.js';

/** "a year ago", "last year", "initially", "in 1990" */
const EARLIER_RE =
  /\b(?:(?:years?|months?|decades?) (?:ago|earlier|before)|(?:last|previous) (?:year|month|season|spring|summer|autumn|winter|decade)|(?:a|the) year before|previously|initially|originally|formerly|(?:at|until|before) (?:first|then|now)|once|(?:in|since|until|by) (?:1[5-9]|20)\d\d)\b/i;
const MONTH_OR_DAY_RE = new RegExp(
  `\\b${anyOf([...MONTHS.filter((month) => month !== 'May'), ...WEEKDAYS])}\\b`,
  'g',
);
/** ", who died in 2024," says when something else was. */
const RELATIVE_CLAUSE_RE = /, (?:who|whose|which|where)\b[^,]{1,80},/gi;
const CALENDAR_TERMS = new Set([...MONTHS, ...WEEKDAYS].map(termOf));
/** Words that tell how much, how or when, not what. */
const MEASURE_RE =
  /^(?:\d.*|\p{Ll}+ly|percent|per|cent|percentage|points?|million|billion|morning|afternoon|evening|night|yesterday|today|week|month|year|quarter|again|back|immediately|unanimously)$/iu;

/** True if the sentence is about an earlier time, or about another month or day than the question. */
export function hasOtherTime(claim: string, sentence: string): boolean {
  const main = sentence.replace(RELATIVE_CLAUSE_RE, '');
  const earlier = EARLIER_RE.exec(main)?.[0];
  if (earlier !== undefined && !claim.toLowerCase().includes(earlier.toLowerCase())) return true;
  const asked: readonly string[] = claim.match(MONTH_OR_DAY_RE) ?? [];
  const told: readonly string[] = main.match(MONTH_OR_DAY_RE) ?? [];
  return asked.length > 0 && told.length > 0 && !asked.some((time) => told.includes(time));
}

/**
 * True if a word of a sentence has another subject or complement than the predicate of a claim: "exports *of fish* fell",
 * "remains *a member of parliament*".
 * @param at Index of the word.
 */
export function hasOtherPhrase(
  claim: Claim,
  predicate: Token,
  words: readonly SentenceWord[],
  at: number,
): boolean {
  return hasModifiedSubject(claim, predicate, words, at) || hasOtherComplement(claim, predicate, words, at);
}

function hasModifiedSubject(
  claim: Claim,
  predicate: Token,
  words: readonly SentenceWord[],
  at: number,
): boolean {
  if (!claim.hasSubject) return false;
  const subject = termsOf(claim.words.filter(({ start }) => start < predicate.start));
  const before = words.slice(0, at).filter(({ clause }) => clause === words[at]!.clause);
  const first = before.findIndex(({ term }) => subject.has(term));
  if (first < 0) return false;
  const adjective = isCapitalised(before[first]!) ? [] : before.slice(Math.max(0, first - 1), first);
  return [...adjective, ...before.slice(first + 1)].some(
    (word) => isFurther(claim, word) && !isCapitalised(word),
  );
}

/** Whether a claim without an object meets a word that has one. */
function hasOtherComplement(
  claim: Claim,
  predicate: Token,
  words: readonly SentenceWord[],
  at: number,
): boolean {
  if (claim.words.some(({ start }) => start > predicate.start)) return false;
  const { clause } = words[at]!;
  const next = words.slice(at + 1).find((word) => word.clause === clause && isContent(word));
  return next !== undefined && isFurther(claim, next);
}

const isFurther = (claim: Claim, word: SentenceWord): boolean =>
  isContent(word) && !claim.words.some(({ term }) => term === word.term);

const isContent = ({ word, term }: SentenceWord): boolean =>
  !STOP_WORDS.has(word.toLowerCase()) && !MEASURE_RE.test(word) && !CALENDAR_TERMS.has(term);

/** At the beginning of a sentence, every word is. */
const isCapitalised = ({ word, start }: SentenceWord): boolean => start > 0 && /^\p{Lu}/u.test(word);
