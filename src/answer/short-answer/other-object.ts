/**
 * Signs that a sentence says something of another object than the question asks about, which a reader overlooks: the
 * winner for who came third, the Folio 2 for the Folio 3, a depth for a length.
 */
import type { Span } from '../../domain/article.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { STOP_WORDS } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import type { Candidate } from '../evidence/candidates.js';
import { choicesIn } from '../question/choice.js';
import { valuesIn } from './values-in-span.js';

const ORDINALS = wordList('first second third fourth fifth sixth seventh eighth ninth tenth last');
/** "came third", "finished in 2nd place". */
const RANK_RE = new RegExp(
  `\\b(?:com(?:e|es|ing)|came|finish(?:ed|es|ing)?|placed|ranked)\\s+(?:in\\s+)?(?:the\\s+)?(${anyOf(ORDINALS)}|\\d{1,3}(?:st|nd|rd|th))\\b`,
  'g',
);

/** True if a question asks for a rank and the sentence tells other ranks only. */
export function hasOtherRank(question: string, sentence: string): boolean {
  const [asked] = ranksIn(question);
  const told = ranksIn(sentence);
  return asked !== undefined && told.length > 0 && !told.includes(asked);
}

const LAST = -1;

const ranksIn = (text: string): number[] =>
  Array.from(text.toLowerCase().matchAll(RANK_RE), ({ 1: rank }) => {
    const at = ORDINALS.indexOf(rank!);
    return at < 0 ? Number.parseInt(rank!, 10) : rank === 'last' ? LAST : at + 1;
  });

/** "the Folio 3", "flight 93"; not "in 2020". */
const NUMBERED_RE = /(?<![\p{L}\p{N}])(\p{L}[\p{L}'’-]{2,30}) (\d{1,4})(?![\p{L}\p{N}%]|[.,:]\d)/gu;
/** Before a number, these are no names. */
const COUNTING_WORDS: ReadonlySet<string> = new Set(
  wordList(
    `nearly almost around exactly roughly under top least past next last first another since until till within
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec`,
  ),
);

/** As much of the text before a sentence tells what its "It" is. */
const CHARS_BEFORE = 400;
const OPENS_WITH_IT_RE = /^\W*(?:it|its|they|their)\b/i;

/**
 * True if a question names something with a number and the sentence names only another one of these, or begins with "It"
 * after another one.
 */
export function isOtherNumbered(question: string, { from, sentence, text }: Candidate): boolean {
  const asked = numberedIn(question);
  if (asked.size === 0) return false;
  const { start } = sentence.span;
  const before = OPENS_WITH_IT_RE.test(text)
    ? from.article.text.slice(Math.max(0, start - CHARS_BEFORE), start)
    : '';
  return [...asked].some(([name, numbers]) => {
    const told = numberedIn(text).get(name) ?? new Set([...(numberedIn(before).get(name) ?? [])].slice(-1));
    return told.size > 0 && ![...numbers].some((number) => told.has(number));
  });
}

/** The numbers behind each name, in lower case. */
function numberedIn(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, word, number] of text.matchAll(NUMBERED_RE)) {
    const name = word!.toLowerCase();
    if (STOP_WORDS.has(name) || COUNTING_WORDS.has(name)) continue;
    const numbers = found.get(name) ?? new Set();
    // The last one that is named comes last.
    numbers.delete(number!);
    found.set(name, numbers.add(number!));
  }
  return found;
}

const HOW_BIG_RE = /\bhow (long|high|tall|deep|wide|thick)\b/i;
/** What stands behind a value that measures it: "five kilometres long". */
const MEASURED: Readonly<Record<string, RegExp>> = {
  long: /^\s(?:long|in length)\b/,
  high: /^\s(?:high|tall|in height)\b/,
  tall: /^\s(?:high|tall|in height)\b/,
  deep: /^\s(?:deep|in depth)\b/,
  wide: /^\s(?:wide|across|in width)\b/,
  thick: /^\s(?:thick|in thickness)\b/,
};

/** "60 kilometres to the east": how far, not how deep. */
const AWAY_RE = /^\s(?:(?:to the|due) (?:north|south|east|west)|away|apart)\b/i;

/** True if a span is a distance, or another value of the sentence is the measure that is asked for: "480 metres" beside "five kilometres long". */
export function isOtherMeasure(question: string, sentence: string, span: Span): boolean {
  const measured = MEASURED[HOW_BIG_RE.exec(question)?.[1]?.toLowerCase() ?? ''];
  if (!measured) return false;
  const own = valuesIn(sentence, span);
  const isMeasured = ({ span: { end } }: { readonly span: Span }): boolean =>
    measured.test(sentence.slice(end));
  const isDistance = own.some(({ span: { end } }) => AWAY_RE.test(sentence.slice(end)));
  return own.length > 0 && !own.some(isMeasured) && (isDistance || findValues(sentence).some(isMeasured));
}

const MORE_RE = new RegExp(
  `\\b${anyOf(
    wordList(`more fewer less bigger larger smaller higher lower cheaper dearer older younger longer shorter taller
    faster slower earlier later sooner richer poorer stronger weaker heavier lighter better worse greater closer`),
  )}\\b`,
  'i',
);
const SUPERLATIVE_RE = /\b(?:most|fewest|least|\p{L}{3,20}est)\b/iu;

/** True if a question offers two to compare and the sentence does not compare: "who has more seats, the Greens or the Reds?" */
export function comparesNothing(question: string, sentence: string): boolean {
  if (choicesIn(question) === null) return false;
  const compared = MORE_RE.exec(question)?.[0].toLowerCase();
  if (compared === undefined) return false;
  return !sentence.toLowerCase().includes(compared) && !SUPERLATIVE_RE.test(sentence);
}

const QUOTATION_RE = /[“"]([^“”"]{3,1000})[”"]/gu;

/** True if a sentence has somebody's words and the span is none of them. */
export const isOutsideQuotation = (sentence: string, { start, end }: Span): boolean => {
  const quotations = Array.from(sentence.matchAll(QUOTATION_RE), ({ 0: quoted, index }) => ({
    start: index,
    end: index + quoted.length,
  }));
  return quotations.length > 0 && !quotations.some((quoted) => quoted.start < end && start < quoted.end);
};
