import { contentTerms } from '../../text/terms/tokens.js';
import type { GeneratedQuestion } from './generate-questions.js';

/** Limit for the label of a Discord button. */
export const MAX_QUESTION_CHARS = 80;
const MIN_WORDS = 4;
const MIN_CONTENT_TERMS = 2;
/** Whom or what it means, the question does not say. */
const PRONOUN_RE =
  /\b(?:he|him|his|she|her|hers|it|its|they|them|their|we|us|our|this|that|these|those|there|here|i|my|me|you|your|same|other|others|another|so|such|similar|both|former|latter|latest)\b/;
const OWN_RE = /\b(?:its|their|his|her)\b/g;

/** A capital after the first word, which has one in any case. */
const hasName = (question: string): boolean => /\p{Lu}/u.test(question.slice(1));

/** "When did Microsoft complete its takeover": "its" is of a subject that is named before. */
function withoutOwn(question: string): string {
  const name = question.slice(1).search(/\p{Lu}/u) + 1;
  return name === 0 ? question : question.slice(0, name) + question.slice(name).replace(OWN_RE, '');
}

/** A word that needs another after it. */
const CUT_OFF_RE =
  /\b(?:the|a|an|of|to|in|on|at|by|for|from|with|into|over|under|and|or|but|than|as|is|was|were|are|about|between|against|across|more|less|least|its|their)\?$/;
const DURATION_LAST_RE = /\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ?\?$/;
const QUOTATION_RE = /["“”„«»]|(?:^|\s)['‘]|['’](?:\s|\?|$)(?<!s['’][\s?])/;

/** True for a question that is understood by itself and does not contain its answer. */
export function wellFormed({ text, answer, asks }: GeneratedQuestion): boolean {
  if (text.length > MAX_QUESTION_CHARS || text.split(/\s+/).length < MIN_WORDS) return false;
  const isInverted = asks === 'when' || asks === 'where' || asks === 'why' || asks === 'amount';
  const unclear = isInverted ? withoutOwn(text) : text;
  if (asks !== 'latest' && PRONOUN_RE.test(unclear)) return false;
  if (QUOTATION_RE.test(text) || /[:;()[\]…]|,(?!\d)|\.\?|\s\?/.test(text) || CUT_OFF_RE.test(text))
    return false;
  if (asks === 'when' && DURATION_LAST_RE.test(text)) return false;
  const terms = contentTerms(text);
  const isAbout = hasName(text) || terms.length > MIN_CONTENT_TERMS;
  if (!isAbout || terms.length < MIN_CONTENT_TERMS) return false;
  return answer === null || asks === 'said' || !contentTerms(answer).some((term) => terms.includes(term));
}
