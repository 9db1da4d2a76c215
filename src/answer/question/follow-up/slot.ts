/** What a follow-up asks the earlier question about instead: "and Halden?" after "how much did Brisson earn?". */
import type { EntityType, Span } from '../../../domain/article.js';
import { OPPOSITES, REVERSES } from '../../../text/lexicon/opposites.js';
import { anyOf, wordList } from '../../../text/lexicon/words.js';
import { findNames } from '../../../text/names.js';
import { STOP_WORDS, type Token, termOf, tokenize } from '../../../text/terms/tokens.js';
import { areOfOneKind, baseForms, isPluralNoun, isVerb, nounClassOf } from '../../../text/terms/wordnet.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { namesInLowerCase } from './antecedents.js';

/** The earlier question with the topic of a follow-up in the place of something parallel. */
export interface Replacement {
  readonly question: string;
  readonly replaced: string;
  /** The earlier question without what was replaced. */
  readonly rest: string;
}

interface Mentioned {
  readonly span: Span;
  readonly kind: EntityType;
}

const PREPOSITIONS = wordList(
  'with without in on at for from to by before after during since until under over near outside inside between among of',
);
const PREPOSITION_RE = new RegExp(`^${anyOf(PREPOSITIONS)}\\s+`, 'i');
/** "in the cave", "at the festival", "on the ferries": where something happened. */
const LOCATIVE_RE = /^(?:in|at|on|near|inside|outside|during)$/i;
const DETERMINER_RE = /^(?:the|an?|its|his|her|their|this|that|these|those)\s+/i;
const PLACE_PREPOSITION_RE = /\b(?:in|at|near|from|off|outside|across|around)\s+(?:the\s+)?$/i;
/** "in the second half" is no place. */
const TEMPORAL_RE = new RegExp(
  `\\b${anyOf(wordList('half quarter minutes? hours? days? weeks? months? years? season spring summer autumn winter morning afternoon evening night past future beginning end war total general all fact'))}$`,
  'i',
);
const FINAL_MARK_RE = /[\s?!.]/;
/** A phrase ends before such a word. */
const BOUNDARY_RE = new RegExp(
  `^${anyOf([...PREPOSITIONS, ...wordList('and or but who what which when where why how is are was were did does do has have had will would can could')])}$`,
  'i',
);
const ARTICLE_RE = /^(?:the|an?)$/i;
const MAX_PHRASE_WORDS = 4;
const YEAR_AFTER_RE = /^\s+in\s+\d{4}\b/i;

/** The names in a question, where one in lower case is of unknown kind unless a place is expected. */
function namesOf(text: string): Mentioned[] {
  const lower = namesInLowerCase(text).map(({ start, end }): Mentioned => {
    const isPlace = PLACE_PREPOSITION_RE.test(text.slice(0, start));
    return { span: { start, end }, kind: isPlace ? 'place' : 'name' };
  });
  return [...findNames(text), ...lower].sort((a, b) => a.span.start - b.span.start);
}

/** Null if the earlier question has nothing parallel to the topic. @param before The topic that the earlier question was itself asked about. */
export function slotReplaced(topic: string, earlier: string, before: string | null): Replacement | null {
  const { preposition, object } = partsOf(topic);
  const names = namesOf(topic);
  const span =
    (names.length > 0 ? nameReplacedBy(topic, preposition, names[0]!, earlier) : null) ??
    topicReplacedBy(topic, earlier, before) ??
    (preposition === null ? wordReplacedBy(topic, earlier) : phraseReplacedBy(preposition, object, earlier));
  if (span === null) return null;
  const isWithin = preposition !== null && !PREPOSITION_RE.test(earlier.slice(span.start));
  // "in Germany" for "in France": the preposition is there.
  return replacedIn(earlier, span, isWithin ? object : topic);
}

function replacedIn(text: string, { start, end }: Span, words: string): Replacement {
  const [head, tail] = [text.slice(0, start), text.slice(end)];
  return { question: head + words + tail, replaced: text.slice(start, end), rest: `${head} ${tail}` };
}

function partsOf(topic: string): { readonly preposition: string | null; readonly object: string } {
  const preposition = PREPOSITION_RE.exec(topic)?.[0] ?? null;
  return { preposition: preposition?.trim() ?? null, object: topic.slice(preposition?.length ?? 0) };
}

/** The words of a topic that tell it from others: its names, or the noun that the others describe. */
export function distinctiveWords(topic: string): string {
  if (namesOf(topic).length > 0) return topic;
  const [head = ''] = partsOf(topic).object.split(/\sof\s/i);
  const words = tokenize(head).filter(({ word }) => !STOP_WORDS.has(word.toLowerCase()));
  const isTime = PREPOSITION_RE.test(topic) && TEMPORAL_RE.test(topic);
  return isTime ? '' : (words.at(-1)?.word ?? '');
}

/**
 * The last name of the same kind, or the one after the same preposition. A name of unknown kind replaces the only name,
 * or the last that is no place, and an organisation, person or thing one of unknown kind.
 */
function nameReplacedBy(
  topic: string,
  preposition: string | null,
  name: Mentioned,
  earlier: string,
): Span | null {
  const { kind } = name;
  const names = namesOf(earlier);
  // "in the Harwick flood" is more than a name.
  if (preposition !== null && !isName(topic.slice(preposition.length).trim(), name, topic)) return null;
  const same = names.findLast(({ span }) => precedes(preposition, earlier.slice(0, span.start)));
  if (same) return same.span;
  if (kind === 'name' && names.length === 1) return names[0]!.span;
  const isPlace = (other: Mentioned): boolean =>
    other.kind === 'place' || PLACE_PREPOSITION_RE.test(earlier.slice(0, other.span.start));
  const alike = names.findLast((other) => other.kind === kind && (kind === 'place') === isPlace(other));
  if (alike || kind === 'place') return alike?.span ?? null;
  return (
    names.findLast((other) => (kind === 'name' || other.kind === 'name') && !isPlace(other))?.span ?? null
  );
}

const isName = (object: string, { span: { start, end } }: Mentioned, topic: string): boolean =>
  object.replace(DETERMINER_RE, '') === topic.slice(start, end);

const precedes = (preposition: string | null, text: string): boolean =>
  preposition !== null && tokenize(text).at(-1)?.word.toLowerCase() === preposition.toLowerCase();

/** What an earlier follow-up had put there: "and Miro? and Ibarra?". */
function topicReplacedBy(topic: string, earlier: string, before: string | null): Span | null {
  if (before === null) return null;
  const [one, other] = [partsOf(before), partsOf(topic)];
  if (DETERMINER_RE.test(one.object) !== DETERMINER_RE.test(other.object)) return null;
  if (one.preposition === null && other.preposition !== null) return null;
  if (TEMPORAL_RE.test(before) !== TEMPORAL_RE.test(topic)) return null;
  // "and men?" after "among women".
  const old = other.preposition === null ? one.object : before;
  const start = earlier.toLowerCase().lastIndexOf(old.toLowerCase());
  return start < 0 ? null : { start, end: start + old.length };
}

/** The last phrase with the preposition, and a year that belongs to it. */
function phraseReplacedBy(preposition: string, object: string, earlier: string): Span | null {
  if (TEMPORAL_RE.test(object)) return null;
  const tokens = tokenize(earlier);
  const isSame = (word: string): boolean =>
    word.toLowerCase() === preposition.toLowerCase() ||
    (LOCATIVE_RE.test(word) && LOCATIVE_RE.test(preposition));
  for (const [at, { word, start }] of [...tokens.entries()].reverse()) {
    if (!isSame(word)) continue;
    const phrase = phraseAfter(earlier, at);
    const end = phrase.at(-1)?.end;
    if (end === undefined || phrase.length > MAX_PHRASE_WORDS) continue;
    const words = earlier.slice(phrase[0]!.start, end);
    if (/\d/.test(words) || TEMPORAL_RE.test(words) || isSpecified(words) !== isSpecified(object)) continue;
    return { start, end: end + (YEAR_AFTER_RE.exec(earlier.slice(end))?.[0].length ?? 0) };
  }
  return null;
}

/** The words after a preposition or article, up to the next phrase. */
function phraseAfter(text: string, at: number): readonly Token[] {
  const tokens = tokenize(text);
  const after = tokens.slice(at + 1);
  const boundary = after.findIndex(({ word, start }, ordinal) => {
    const between = text.slice(tokens[at + ordinal]!.end, start);
    return BOUNDARY_RE.test(word) || (ordinal > 0 && ARTICLE_RE.test(word)) || /[?!,;:]/.test(between);
  });
  return boundary < 0 ? after : after.slice(0, boundary);
}

/** "the flood", "Harwick"; not "men". */
const isSpecified = (object: string): boolean => DETERMINER_RE.test(object) || namesOf(object).length > 0;

const SUPPORT_RE = /^(?:do|does|did|will|would|can|could|is|are|was|were|has|have|had)$/i;

/** The earlier question with its last phrase of that kind, or at least its last, replaced by what was meant. */
export function phraseCorrected(topic: string, earlier: string): Replacement | null {
  if (!DETERMINER_RE.test(topic)) return null;
  const head = tokenize(topic).at(-1)?.term;
  const phrases = phrasesOf(earlier);
  const same = phrases.findLast((phrase) => phrase.some(({ term }) => term === head));
  const phrase = same ?? phrases.at(-1);
  if (phrase === undefined) return null;
  const last = phrase.findLast(({ term }) => term === head) ?? phrase.at(-1)!;
  return replacedIn(earlier, { start: phrase[0]!.start, end: last.end }, topic);
}

/** "the first ferry", without the verb of "when does the first ferry leave?". */
function phrasesOf(text: string): readonly Token[][] {
  const tokens = tokenize(text);
  return tokens.flatMap(({ word }, at) => {
    if (!ARTICLE_RE.test(word)) return [];
    const words = phraseAfter(text, at).slice(0, MAX_PHRASE_WORDS);
    const isSupported = SUPPORT_RE.test(tokens[at - 1]?.word ?? '');
    const isVerbLast = words.length > 1 && baseForms(words.at(-1)!.word).some(isVerb);
    return words.length === 0
      ? []
      : [[tokens[at]!, ...(isSupported && isVerbLast ? words.slice(0, -1) : words)]];
  });
}

/** "how much is *the parking fee*" */
const ASKED_PHRASE_RE =
  /^(?:what|how much|how many|how big|how high|how old|when|where|who)(?: is| are| was| were|'s) ((?:the )?[\p{L}-]+(?: [\p{L}-]+)?)[\s?!.]*$/iu;
const BEFORE_NOUN_RE = /^(?:to|for|on|by|do|does|did|will|are|were)$/i;

/** A noun or verb that the bare word or two are parallel to: "end" for "begin", "roads" for "schools". */
function wordReplacedBy(topic: string, earlier: string): Span | null {
  if (DETERMINER_RE.test(topic) || namesOf(topic).length > 0) return null;
  const tokens = tokenize(earlier);
  const opposite = tokens.findLast(({ word }) => areOpposite(word, topic));
  if (opposite) return opposite;
  const asked = ASKED_PHRASE_RE.exec(earlier)?.[1];
  if (asked !== undefined && isNoun(topic) && isPlural(asked) === isPlural(topic)) {
    const start = earlier.indexOf(asked);
    return { start, end: start + asked.length };
  }
  const isParallel = ({ word }: { readonly word: string }, at: number): boolean =>
    isNoun(word) &&
    !DETERMINER_RE.test(`${tokens[at - 1]?.word ?? ''} `) &&
    (BEFORE_NOUN_RE.test(tokens[at - 1]?.word ?? '') ||
      /^(?:many|much)$/i.test(tokens[at - 1]?.word ?? '')) &&
    (areOfOneKind(word, topic) || isPluralNoun(word) === isPluralNoun(topic));
  return isNoun(topic) ? (tokens.findLast(isParallel) ?? null) : null;
}

const isNoun = (words: string): boolean => {
  const last = withoutTrailing(words, FINAL_MARK_RE).split(/\s+/).at(-1) ?? '';
  return !STOP_WORDS.has(last.toLowerCase()) && nounClassOf(last) !== null;
};

const isPlural = (words: string): boolean => isPluralNoun(words.split(/\s+/).at(-1)!);

/** Terms of both sides of each pair: what begins, ends. */
const PAIRS = [...OPPOSITES, ...REVERSES].map((sides) => sides.map((side) => new Set(side.map(termOf))));

const areOpposite = (word: string, other: string): boolean => {
  const [one, two] = [termOf(word.toLowerCase()), termOf(other.toLowerCase())];
  return PAIRS.some(([own, others]) => own!.has(one) && others!.has(two));
};
