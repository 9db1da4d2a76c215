/** The whole of a list that a short answer is a part of: "Eastmoor, Saltby and Farrow Quay" for "Saltby". */
import type { Span } from '../../domain/article.js';
import { FORMS_OF_BE, FORMS_OF_DO, FORMS_OF_HAVE } from '../../text/lexicon/auxiliaries.js';
import { BASES_OF_IRREGULAR_FORMS } from '../../text/lexicon/irregular-verbs.js';
import { wordList } from '../../text/lexicon/words.js';
import { namesIn } from '../../text/names.js';
import { STOP_WORDS } from '../../text/terms/tokens.js';
import { baseForms, isNounOrUnknown, isVerb } from '../../text/terms/wordnet.js';

const MAX_ITEM_WORDS = 5;
const MAX_ITEMS = 12;
const FINAL_JOINT = '(?:,? (?:and|or) (?:also )?|,? & |,? as well as )';
const JOINT_AFTER_RE = new RegExp(`^(?:${FINAL_JOINT}|, )`);
const JOINT_BEFORE_RE = new RegExp(`(?:${FINAL_JOINT}|, )$`);
const FINAL_JOINT_RE = /and|or|&|as well as/;
const DETERMINER_RE = /^(?:(?:the|a|an|its|their|his|her|in|at|on|of|to|from) ){1,2}/i;
const PHRASE_RE = /^[\p{L}\p{N}'’-]+(?: [\p{L}\p{N}'’-]+)*/u;
const BREAK_RE = /[^\p{L}\p{N}'’ -]/u;
const MAX_PHRASE_CHARS = 120;
const VERB_FORM_RE = /(?:ed|ing)$/;

/** An item of a list and what joins it to the one before it (or, of `itemsBefore`, to the one after it). */
interface Item {
  readonly span: Span;
  readonly joint: string;
}

const isFinal = ({ joint }: Item): boolean => FINAL_JOINT_RE.test(joint);

/** Extends a span over the list that it is an item of; only a list with "and" or "or" before its last item counts. */
export function withCoordinated(text: string, span: Span, sentence: Span): Span {
  const names = namesIn(text.slice(sentence.start, sentence.end)).map(({ span: name }) => ({
    start: name.start + sentence.start,
    end: name.end + sentence.start,
  }));
  const isName = names.some((name) => name.start < span.end && span.start < name.end);
  const list = { text, sentence, names: isName ? names : null };
  const inside = joinedInside(text.slice(span.start, span.end));
  const before = withoutOtherClause(list, itemsBefore(list, span), span.end);
  const isListBefore = before.length > 0 || inside === ', ';
  const after = itemsAfter(list, span).filter(
    (item, at) => !isOtherClause(list, item, { isClosed: inside === 'and', isList: isListBefore || at > 0 }),
  );
  const last = after.findLastIndex(isFinal);
  const end = last < 0 ? span.end : after[last]!.span.end;
  const isClosed = last >= 0 || inside === 'and' || (before[0] !== undefined && isFinal(before[0]));
  return { start: isClosed && before.length > 0 ? before.at(-1)!.span.start : span.start, end };
}

/** What joins items inside of a span; "and" counts more than a comma. */
function joinedInside(words: string): 'and' | ', ' | null {
  if (/,? (?:and|or|&) /.test(words)) return 'and';
  return words.includes(', ') ? ', ' : null;
}

/**
 * True for the subject of another clause: "rejected by Norway and Sweden, and Denmark abstained". After a comma, "and"
 * ends a list only if a second comma joins items before it, or if no verb follows.
 */
function isOtherClause(
  { text, sentence }: List,
  { span, joint }: Item,
  { isClosed, isList }: { readonly isClosed: boolean; readonly isList: boolean },
): boolean {
  if (!COMMA_AND_RE.test(joint)) return false;
  return isClosed || (!isList && isBeforeVerb(text.slice(span.end, sentence.end)));
}

/** The items before a span that ends at `end`; none if the span is the subject of a clause of its own. */
function withoutOtherClause({ text, sentence }: List, before: readonly Item[], end: number): readonly Item[] {
  const isPair = before.length === 1 && COMMA_AND_RE.test(before[0]!.joint);
  return isPair && isBeforeVerb(text.slice(end, sentence.end)) ? [] : before;
}

const COMMA_AND_RE = /^, (?:and|or|&) /;
const NEXT_WORD_RE = /^ (?:(?:[a-z]+ly|also|later|then|still|now|never|instead) )?([a-z]+)(?![\p{L}-])/u;
const AUXILIARIES = new Set([
  ...FORMS_OF_BE,
  ...FORMS_OF_DO,
  ...FORMS_OF_HAVE,
  ...wordList('can could will would may might must shall should'),
]);

/** True if a finite verb begins the words, after an adverb at most. */
function isBeforeVerb(words: string): boolean {
  const word = NEXT_WORD_RE.exec(words)?.[1] ?? '';
  if (AUXILIARIES.has(word) || BASES_OF_IRREGULAR_FORMS.has(word) || /[a-z]{2}ed$/.test(word)) return true;
  return word.endsWith('s') && baseForms(word).some((base) => base !== word && isVerb(base));
}

interface List {
  readonly text: string;
  readonly sentence: Span;
  /** The names of the sentence, if the items are names. */
  readonly names: readonly Span[] | null;
}

function itemsAfter({ text, sentence, names }: List, span: Span): Item[] {
  const items: Item[] = [];
  let words = wordCount(text.slice(span.start, span.end));
  let { end } = span;
  const isBehindTo = / to $/.test(text.slice(Math.max(sentence.start, span.start - 4), span.start));
  while (items.length < MAX_ITEMS) {
    const joint = JOINT_AFTER_RE.exec(text.slice(end, sentence.end))?.[0];
    if (joint === undefined) break;
    let start = end + joint.length;
    const opening = DETERMINER_RE.exec(text.slice(start, sentence.end))?.[0] ?? '';
    start += opening.length;
    if (opening === 'to ' && !isBehindTo && isVerb(firstWordOf(text.slice(start, sentence.end)))) break;
    const name = names?.find((other) => other.start === start);
    const found = names ? name : phraseAt(text, start, sentence.end, words);
    if (!found) break;
    items.push({ span: found, joint });
    words = Math.max(words, wordCount(text.slice(found.start, found.end)));
    ({ end } = found);
    if (FINAL_JOINT_RE.test(joint)) break;
  }
  return items;
}

/** Nearest first. */
function itemsBefore({ text, sentence, names }: List, span: Span): Item[] {
  const items: Item[] = [];
  let { start } = span;
  while (items.length < MAX_ITEMS) {
    const opening = text.slice(sentence.start, start).replace(DETERMINER_BEFORE_RE, '');
    const joint = JOINT_BEFORE_RE.exec(opening)?.[0];
    if (joint === undefined) break;
    if (FINAL_JOINT_RE.test(joint) && items.length > 0) break;
    const end = sentence.start + opening.length - joint.length;
    const found = names ? names.find((other) => other.end === end) : phraseBefore(text, sentence.start, end);
    if (!found) break;
    items.push({ span: found, joint });
    ({ start } = found);
  }
  return items;
}

const DETERMINER_BEFORE_RE = /(?:the|a|an|its|their|his|her|in|at|of|from) $/i;

const firstWordOf = (words: string): string => /^\p{Ll}*/u.exec(words)![0];
const wordCount = (words: string): number => words.split(' ').length;
const isFunctionWord = (word: string): boolean => STOP_WORDS.has(word.toLowerCase());

/** Words up to a function word or a mark. If neither a comma nor the end follows, at most as many as another item has. */
function phraseAt(text: string, start: number, limit: number, otherWords: number): Span | null {
  const all = (PHRASE_RE.exec(text.slice(start, limit))?.[0] ?? '').split(' ');
  const stop = all.findIndex(isFunctionWord);
  const whole = stop < 0 ? all : all.slice(0, stop);
  const isClosed = stop >= 0 || /^(?:[,.;:!?)]|$)/.test(text.slice(start + all.join(' ').length, limit));
  const words = isClosed && whole.length <= MAX_ITEM_WORDS ? whole : whole.slice(0, otherWords);
  if (words.length === 0 || words.length > MAX_ITEM_WORDS || !isNominal(words)) return null;
  return { start, end: start + words.join(' ').length };
}

function phraseBefore(text: string, limit: number, end: number): Span | null {
  const near = text.slice(Math.max(limit, end - MAX_PHRASE_CHARS), end);
  const all = near.split(BREAK_RE).at(-1)!.trimStart().split(' ');
  const words = all.slice(all.findLastIndex(isFunctionWord) + 1);
  if (words.length === 0 || words.length > MAX_ITEM_WORDS || !isNominal(words)) return null;
  return { start: end - words.join(' ').length, end };
}

const isNominal = (words: readonly string[]): boolean =>
  words[0] !== '' && isNounOrUnknown(words.at(-1)!) && !VERB_FORM_RE.test(words[0]!);
