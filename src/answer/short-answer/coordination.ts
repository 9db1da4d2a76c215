/** The whole of a list that a short answer is a part of: "Eastmoor, Saltby and Farrow Quay" for "Saltby". */
import type { Span } from '../../domain/article.js';
import { STOP_WORDS } from '../../text/terms/tokens.js';
import { isNounOrUnknown } from '../../text/terms/wordnet.js';
import { namesIn } from './answer-type-match.js';

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

/** An item of a list and whether a final "and" or "or" joins it to the one before it. */
interface Item {
  readonly span: Span;
  readonly isFinal: boolean;
}

/** Extends a span over the list that it is an item of; only a list with "and" or "or" before its last item counts. */
export function withCoordinated(text: string, span: Span, sentence: Span): Span {
  const names = namesIn(text.slice(sentence.start, sentence.end)).map(({ span: name }) => ({
    start: name.start + sentence.start,
    end: name.end + sentence.start,
  }));
  const isName = names.some((name) => name.start < span.end && span.start < name.end);
  const list = { text, sentence, names: isName ? names : null };
  const after = itemsAfter(list, span);
  const last = after.findLastIndex(({ isFinal }) => isFinal);
  const end = last < 0 ? span.end : after[last]!.span.end;
  const before = itemsBefore(list, span);
  const isClosed =
    last >= 0 || before[0]?.isFinal || /,? (?:and|or|&) /.test(text.slice(span.start, span.end));
  return { start: isClosed && before.length > 0 ? before.at(-1)!.span.start : span.start, end };
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
  while (items.length < MAX_ITEMS) {
    const joint = JOINT_AFTER_RE.exec(text.slice(end, sentence.end))?.[0];
    if (joint === undefined) break;
    let start = end + joint.length;
    start += DETERMINER_RE.exec(text.slice(start, sentence.end))?.[0].length ?? 0;
    const name = names?.find((other) => other.start === start);
    const found = names ? name : phraseAt(text, start, sentence.end, words);
    if (!found) break;
    const isFinal = FINAL_JOINT_RE.test(joint);
    items.push({ span: found, isFinal });
    words = Math.max(words, wordCount(text.slice(found.start, found.end)));
    ({ end } = found);
    if (isFinal) break;
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
    const isFinal = FINAL_JOINT_RE.test(joint);
    if (isFinal && items.length > 0) break;
    const end = sentence.start + opening.length - joint.length;
    const found = names ? names.find((other) => other.end === end) : phraseBefore(text, sentence.start, end);
    if (!found) break;
    items.push({ span: found, isFinal });
    ({ start } = found);
  }
  return items;
}

const DETERMINER_BEFORE_RE = /(?:the|a|an|its|their|his|her|in|at|of|from) $/i;

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
