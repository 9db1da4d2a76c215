/** Signs that a sentence does not say what the question asks: a depth for a length, nothing that is compared. */
import type { Span } from '../../domain/article.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { findValues } from '../../text/values/find-values.js';
import { valuesIn } from '../../text/values/values-in-span.js';
import { choicesIn } from '../question/choice.js';

const HOW_BIG_RE = /\bhow (long|high|tall|deep|wide|thick)\b/i;
/** What stands after a value that measures it: "five kilometres long". */
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
