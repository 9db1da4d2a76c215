/** Amounts of a whole and of a part of it in one sentence: "28 were admitted, of whom 12 have gone home". */
import type { Span } from '../../domain/article.js';
import type { ScoredSpan } from '../../domain/models.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import type { Dimension, Value } from '../../text/values/value.js';
import type { Candidate } from '../evidence/candidates.js';
import { fateAsked, fateOf } from './toll.js';

/**
 * Before an amount of some of what was counted before, with what is said of these: "28 were admitted, of whom 12 have
 * gone home", "1.4 billion, of which the state pays 600 million".
 */
const PART_RE =
  /(?:[,;(] ?of (?:whom|which|them|these|those)|[,;( ] ?(?:including|among them)) ((?:[^\s,;.()]{1,30} ){0,8}?(?:[$£€¥₹] ?)?)$/i;
/** Right behind one: "3.5 million marched, 700,000 of them in Paris". */
const OF_THEM_RE = /^ of (?:them|whom|these|those)\b/i;
const MAY_HAVE_PART_RE = /\b(?:of (?:them|whom|which|these|those)|including|among them)\b/i;
const CLAUSE_END_RE = /[,;.()]|\b(?:and|but|while)\b/;
/** A part by how bad it is may be told in other words: "badly hurt", "12 of them seriously". */
const GRADED_RE = /\b(?:badly|serious|critical|severe|grave|slight|light)/i;

/** Before or behind an amount that comes on top of what was counted before, or is a part or the rest of it. */
const ADDED_RE = /\b(?:another|a further|an additional|the other)\s+(?:\p{L}{1,20} )?$/iu;
const ADDED_OR_OF_RE =
  /^ (?:(?:more|others?|further|additional|fewer)\b|(?:people |persons |passengers |victims )?of (?:the|those|these|them|whom)\b)/i;

/** A part that is asked for in another word: "how many kids?" of "12 children". */
const SAME_GROUPS: readonly ReadonlySet<string>[] = [
  new Set(contentTerms('kids children minors boys girls')),
  new Set(contentTerms('women females')),
  new Set(contentTerms('men males')),
];

/** Says nothing of who is counted. */
const GENERIC_TERMS = new Set(contentTerms('many people persons altogether total overall'));
const PARTED: ReadonlySet<Dimension> = new Set([
  'count',
  'vote',
  'money',
  'area',
  'weight',
  'power',
  'energy',
]);
const MAX_PART_CHARS = 120;
/** In longer articles, the words of a question are looked for in the beginning only. */
const MAX_ARTICLE_CHARS = 20_000;

/** A sentence of an article, and where it begins there. */
interface Place {
  readonly article: string;
  readonly sentence: string;
  readonly start: number;
}

export const placeOf = ({ from, text, sentence }: Candidate): Place => ({
  article: from.article.text,
  sentence: text,
  start: sentence.span.start,
});

/**
 * True if an amount of a sentence counts some of another count, and the question does not ask for these: no word of it is
 * said of them, and each is written elsewhere in the article. "How many women?" may ask for "120 of them female".
 * @param amount Span of the sentence.
 */
export function isPartOfCount(question: string, { article, sentence, start }: Place, amount: Span): boolean {
  const part = PART_RE.exec(sentence.slice(Math.max(0, amount.start - MAX_PART_CHARS), amount.start));
  const between = part?.[1] ?? '';
  const isPart = part !== null || OF_THEM_RE.test(sentence.slice(amount.end));
  const whole = isPart ? wholeOf(sentence, amount) : undefined;
  if (whole === undefined || GRADED_RE.test(question)) return false;
  const [clause] = sentence.slice(amount.end).split(CLAUSE_END_RE, 1);
  const ofWhole = new Set(contentTerms(sentence.slice(0, amount.start - between.length)));
  // "46 were arrested, of whom 12 were arrested in Selby": what is said of the whole, too, asks for no part.
  const told = contentTerms(`${between} ${sentence.slice(amount.start, amount.end)} ${clause!}`).filter(
    (term) => !ofWhole.has(term),
  );
  const asked = contentTerms(question).filter((term) => !GENERIC_TERMS.has(term));
  if (asked.some((term) => told.some((other) => meanSame(term, other)))) return false;
  const fate = fateAsked(question);
  if (fate !== null && fateOf(sentence, amount) === fate && fateOf(sentence, whole) !== fate) return false;
  const written = new Set(
    contentTerms(
      article.slice(0, Math.min(MAX_ARTICLE_CHARS, start + amount.start - between.length)) +
        article.slice(start + amount.end + clause!.length, MAX_ARTICLE_CHARS),
    ),
  );
  return asked.every((term) => written.has(term));
}

/** True of "seven" in "another seven", "seven more", "the other seven" and "seven of them". @param amount Span of the sentence. */
export const isAddedOrPart = (sentence: string, { start, end }: Span): boolean =>
  ADDED_RE.test(sentence.slice(Math.max(0, start - MAX_PART_CHARS), start)) ||
  ADDED_OR_OF_RE.test(sentence.slice(end));

const meanSame = (a: string, b: string): boolean =>
  a === b || SAME_GROUPS.some((group) => group.has(a) && group.has(b));

/** "600 million" may be of people and of money. */
const mayBePartOf = (part: Value, whole: Value): boolean =>
  part.dimension === whole.dimension ||
  (part.dimension === 'count' && part.unit === '' && PARTED.has(whole.dimension));

/** The greatest amount of the same kind before an amount, in the same statement; undefined if none is as great. */
function wholeOf(sentence: string, { start, end }: Span): Span | undefined {
  const values = findValues(sentence);
  const part = values.find(({ span }) => span.start < end && start < span.end);
  if (!part || !PARTED.has(part.dimension)) return undefined;
  const sizeOf = ({ amounts }: Value): number => Math.max(...amounts);
  const [whole] = values
    .filter((value) => value.span.end <= start && mayBePartOf(part, value) && sizeOf(value) >= sizeOf(part))
    .filter(({ span }) => !sentence.slice(span.end, start).includes(';'))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return whole?.span;
}

/**
 * Spans without counts of a part that the question does not ask for. The count that one is a part of takes over its score:
 * of "3.5 million marched, 700,000 of them in the capital", the reader may take the latter.
 * @param spans Of the article.
 * @returns Best first.
 */
export function withoutParts(
  question: string,
  place: Place,
  spans: readonly ScoredSpan[],
): readonly ScoredSpan[] {
  const { sentence, start } = place;
  if (!MAY_HAVE_PART_RE.test(sentence)) return spans;
  const values = findValues(sentence);
  /** The only value of a span: "700,000" of "700,000 of them". */
  const onlyValueIn = (span: Span): Span | undefined => {
    const within = values.filter(
      (value) => value.span.start < span.end - start && span.start - start < value.span.end,
    );
    return within.length === 1 ? within[0]!.span : undefined;
  };
  const kept: ScoredSpan[] = [];
  const wholes: ScoredSpan[] = [];
  for (const span of spans) {
    const value = onlyValueIn(span);
    const whole = value && isPartOfCount(question, place, value) && wholeOf(sentence, value);
    if (whole) wholes.push({ start: start + whole.start, end: start + whole.end, score: span.score });
    else kept.push(span);
  }
  for (const whole of wholes) {
    const at = kept.findIndex((span) => span.start < whole.end && whole.start < span.end);
    if (at < 0) kept.push(whole);
    else kept[at] = { ...kept[at]!, score: Math.max(kept[at]!.score, whole.score) };
  }
  return wholes.length === 0 ? spans : kept.sort((a, b) => b.score - a.score);
}

/** "how many new species" */
const MODIFIED_RE = /\bhow many (?!more\b|other\b|people\b)(\p{L}{2,30}) \p{L}/iu;
/** Behind what is counted: "17 species at the vents, of which at least six". */
const WITH_PART_RE =
  /^[^,;.]{0,80}, (?:of (?:whom|which|them|these|those)|(?=\S+ of (?:them|whom|these|those)\b))/i;

/** True if what modifies the counted noun of the question is said of a part of what the amount counts. */
export function hasPartAsked(question: string, sentence: string, { end }: Span): boolean {
  const [, modifier] = MODIFIED_RE.exec(question) ?? [];
  const part = modifier === undefined ? null : WITH_PART_RE.exec(sentence.slice(end));
  if (modifier === undefined || !part) return false;
  const at = end + part[0].length;
  const [clause] = sentence.slice(at).split(/[;.]|\b(?:and|but|while)\b/, 1);
  if (findValues(clause!).every(({ dimension }) => dimension !== 'count')) return false;
  const [term] = contentTerms(modifier);
  const hasTerm = (words: string): boolean => term !== undefined && contentTerms(words).includes(term);
  return hasTerm(clause!) && !hasTerm(sentence.slice(0, at));
}
