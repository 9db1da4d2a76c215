/** The sentence introduces a name as somebody whom the question itself mentions beside the one it asks for. */
import type { Span } from '../../domain/article.js';
import { contentTerms } from '../../text/terms/tokens.js';

/** "the engine maker, " before a name, or "engine maker " right before it. */
const ROLE_BEFORE_RE = /(?:^|[\s("“])((?:\p{Ll}[\p{Ll}’'-]*\s){0,2}\p{Ll}[\p{Ll}-]*),?\s$/u;
/** "by an engine maker", "from its supplier": beside what is asked for. */
const BESIDE_RE =
  /\b(?:by|from|to|against|with) (?:an?|the|its|his|her|their|one) ((?:[\p{L}’'-]+ ){0,2}[\p{L}-]+)/giu;
const MAX_ROLE_CHARS = 80;

/**
 * "Which airline is owed £19m by an engine maker?" does not ask for the name behind "the engine maker".
 * @param span Of the sentence.
 */
export function isBesideTheAsked(question: string, sentence: string, { start, end }: Span): boolean {
  if (!/^\p{Lu}/u.test(sentence.slice(start, end))) return false;
  const role = ROLE_BEFORE_RE.exec(sentence.slice(Math.max(0, start - MAX_ROLE_CHARS), start))?.[1];
  const head = role === undefined ? undefined : contentTerms(role).at(-1);
  if (head === undefined) return false;
  const beside = Array.from(question.matchAll(BESIDE_RE), ([, words]) => contentTerms(words!).at(-1));
  const asked = contentTerms(question.replace(BESIDE_RE, ' '));
  return beside.includes(head) && !asked.includes(head);
}
