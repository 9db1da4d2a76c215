/** The sentence introduces a name as somebody whom the question itself mentions beside the one it asks for. */
import type { Span } from '../../domain/article.js';
import { contentTerms } from '../../text/terms/tokens.js';

/** "the engine maker, " before a name, or "engine maker " right before it. */
const ROLE_BEFORE_RE = /(?:^|[\s("“])((?:\p{Ll}[\p{Ll}’'-]*\s){0,2}\p{Ll}[\p{Ll}-]*),?\s$/u;
/** "by an engine maker", "from its supplier": beside what is asked for. Not "from the list of candidates". */
const BESIDE_RE =
  /\b(?:by|from) (?:an?|the|its|his|her|their|one) ((?:(?!of\b)[\p{L}’'-]+ ){0,2}(?!of\b)[\p{L}-]+)(?! of\b)/giu;
/** Another holder than the present one. */
const OTHER_HOLDER_RE = /\b(?:former|ex|outgoing|incoming|new|next|previous|then)\b/iu;
const MAX_ROLE_CHARS = 80;

/**
 * "Which airline is owed £19m by an engine maker?" does not ask for the name behind "the engine maker".
 * @param span Of the sentence.
 */
export function isBesideTheAsked(question: string, sentence: string, { start, end }: Span): boolean {
  if (!/^\p{Lu}/u.test(sentence.slice(start, end))) return false;
  const before = sentence.slice(Math.max(0, start - MAX_ROLE_CHARS), start);
  const role = ROLE_BEFORE_RE.exec(before)?.[1];
  const head = role === undefined ? undefined : contentTerms(role).at(-1);
  if (head === undefined || OTHER_HOLDER_RE.test(before)) return false;
  const beside = Array.from(question.matchAll(BESIDE_RE), ([, words]) => contentTerms(words!).at(-1));
  const asked = contentTerms(question.replace(BESIDE_RE, ' '));
  return beside.includes(head) && !asked.includes(head);
}
