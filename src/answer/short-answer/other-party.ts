/** Who gives and who takes: the club that a player was bought "from" did not buy him. */
import type { Span } from '../../domain/article.js';
import { wordList } from '../../text/lexicon/words.js';
import { basesOf } from '../../text/terms/bases.js';
import { tokenize } from '../../text/terms/tokens.js';

type Party = 'giver' | 'taker';

/** Verbs whose subject has the thing afterwards, and those whose subject had it before. */
const VERBS: ReadonlyMap<string, Party> = new Map([
  ...wordList('buy purchase acquire receive get obtain borrow inherit hire poach import').map(
    (verb) => [verb, 'taker'] as const,
  ),
  ...wordList('sell give send lend lease donate export supply deliver award hand').map(
    (verb) => [verb, 'giver'] as const,
  ),
]);
const BY_PREPOSITION: ReadonlyMap<string, Party> = new Map([
  ['from', 'giver'],
  ['to', 'taker'],
]);

/** Before the verb, these make of the name that is asked for something else than its subject. */
const AUXILIARY_RE = /^(?:do|does|did|is|are|was|were|been|being|be)$/i;
/** Behind these stands another statement: "which school apologised after it sent letters". */
const OTHER_CLAUSE_RE = /^(?:after|before|when|while|because|since|as|that|which|whose|if|and|but)$/i;
/** "who did they buy it from", "to whom was it sold" */
const ASKED_RE = /^\W*(?:(from|to|by) )?(?:who|whom|which|what)\b(?:.{0,300}?\b(from|to|by)\W*$)?/i;
/** Words between a preposition and a name: "from their neighbours Dunmore". */
const TO_NAME = "(?:(?:[Tt]he|\\p{Ll}[\\p{L}'’-]{0,20}) ){0,4}";
const AFTER_PREPOSITION_RE = new RegExp(`\\b(from|to) ${TO_NAME}$`, 'u');
const AFTER_BY_RE = new RegExp(`\\bby ${TO_NAME}$`, 'u');
/** "was bought last week by" */
const MAX_WORDS_BEFORE_BY = 4;
/** "Rovers, the league leaders, have sold" */
const BEFORE_VERB_RE =
  /^(?:, [^,]{1,60},)? (?:(?:has|have|had|will|would|is|are|then|later|also|now) ){0,2}(\p{L}{3,20})\b/u;
const MAX_CHARS_BEFORE = 120;
const MAX_CHARS_BEHIND = 120;

/**
 * True if a question asks who gave, or who took, and the sentence tells that the name in the span did the other: "sold to
 * Ostrik" for who sold.
 * @param span Of the sentence.
 */
export function isOtherParty(question: string, sentence: string, { start, end }: Span): boolean {
  const asked = partyAsked(question);
  if (asked === null) return false;
  const before = sentence.slice(Math.max(0, start - MAX_CHARS_BEFORE), start);
  const behind = sentence.slice(end, end + MAX_CHARS_BEHIND);
  const told = partyBefore(before) ?? partyOf(BEFORE_VERB_RE.exec(behind)?.[1] ?? '');
  return told !== null && told !== asked;
}

function partyAsked(question: string): Party | null {
  const [match, before, behind] = ASKED_RE.exec(question) ?? [];
  if (match === undefined) return null;
  const words = tokenize(question).map(({ word }) => word);
  const at = words.findIndex((word) => partyOf(word) !== null);
  if (at < 0 || words.slice(1, at).some((word) => OTHER_CLAUSE_RE.test(word))) return null;
  const preposition = (before ?? behind)?.toLowerCase();
  const byPreposition = BY_PREPOSITION.get(preposition ?? '');
  if (byPreposition !== undefined) return byPreposition;
  const isSubject = preposition === 'by' || !words.slice(0, at).some((word) => AUXILIARY_RE.test(word));
  return isSubject ? partyOf(words[at]!) : null;
}

function partyBefore(text: string): Party | null {
  const agent = AFTER_BY_RE.exec(text);
  if (agent) return partyIn(text.slice(0, agent.index).trimEnd().split(' ').slice(-MAX_WORDS_BEFORE_BY));
  return BY_PREPOSITION.get(AFTER_PREPOSITION_RE.exec(text)?.[1] ?? '') ?? null;
}

const partyIn = (words: readonly string[]): Party | null =>
  words.map(partyOf).findLast((party) => party !== null) ?? null;

const partyOf = (word: string): Party | null =>
  basesOf(word)
    .map((base) => VERBS.get(base))
    .find((party) => party !== undefined) ?? null;

/** "how much did they pay", "what was it sold for" */
const PAID_RE =
  /\b(?:pa(?:y|id)|spen[dt]|costs?|bought for|sold for|s(?:ell|old) \S+ for|fetch(?:es|ed)?|(?:go|went) for)\b/i;
const PROPOSED = '(?:offer(?:s|ed|ing)?|bids?|bidding|demand(?:s|ed|ing)?|ask(?:s|ed|ing)|want(?:s|ed|ing)?)';
const PROPOSED_RE = new RegExp(`\\b${PROPOSED}\\b`, 'i');
/** In the statement that ends with the amount, or right behind it: "a bid of 35 million", "its 35 million offer". */
const PROPOSED_BEFORE_RE = new RegExp(`\\b${PROPOSED}\\b[^,;:.()]{0,60}$`, 'i');
const PROPOSED_BEHIND_RE = /^ (?:[\p{L}-]{1,20} ){0,2}(?:offer|bid|demand)\b/iu;
const AGREED_RE =
  /\b(?:accept(?:s|ed)?|agree[ds]?|paid|bought|sold|clos(?:e[ds]?|ing)|complet(?:e[ds]?|ing))\b/i;

/** True if a question asks what was paid, and the sentence tells only that the amount was offered or asked for. */
export function isOnlyProposed(question: string, sentence: string, { start, end }: Span): boolean {
  if (!PAID_RE.test(question) || PROPOSED_RE.test(question) || AGREED_RE.test(sentence)) return false;
  return (
    PROPOSED_BEFORE_RE.test(sentence.slice(Math.max(0, start - MAX_CHARS_BEFORE), start)) ||
    PROPOSED_BEHIND_RE.test(sentence.slice(end, end + MAX_CHARS_BEHIND))
  );
}
