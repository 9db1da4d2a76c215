/** Who holds an office now, where a later report of the event, or a later sentence of the report, says that it changed hands. */

import { tokenize } from '../../text/terms/tokens.js';
import { baseForms } from '../../text/terms/wordnet.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { Question } from '../question/question.js';
import { probabilityAlone } from './likely-value.js';
import type { CurrentValue } from './newest-value.js';
import { askedHolder, keyOf } from './role-elsewhere.js';
import type { ShortAnswerModel, ShortAnswerOption } from './short-answer.js';

/** "who runs the depot now", "who is in command", "who's the director"; not "who was the director before". */
const ASKS_HOLDER_RE =
  /^\W*who(?:['’]?s| is| are)? (?:now |currently )?(?:the |in |at )*(?:\p{L}+ ){0,4}?(?:runs?|running|leads?|leading|heads?|heading|coach(?:es|ing)?|manag(?:es|ing)|command(?:s|ing)?|chairs?|captains?|charge|helm)\b/iu;
const OTHER_TIME_RE =
  /\b(?:was|were|had|did|former(?:ly)?|previous(?:ly)?|before|until|last|ex|old|original(?:ly)?|first|at first|will|next)\b/i;

/** Behind the name of who comes: "took over on Monday", "was put in command", "is acting chief". */
const COMES_RE =
  /^(?:, [^,]{1,80},|,)? (?:(?:has|have|had|was|is|been|be|will|also|now|again|formally|today) ){0,3}(?:t(?:ook|akes?|aken|aking) (?:over|charge|command|the (?:helm|reins))|appointed|named|elected|chosen|reinstated|reappointed|promoted|hired|sworn in|put in (?:command|charge)|succe(?:eds|eded|eding)|replac(?:es|ed) (?!by\b)|st(?:ands|ood|anding) in|fill(?:s|ed|ing) in|becom(?:es|ing)|became|step(?:s|ped) (?:in|up)|return(?:s|ed) as|(?:the )?(?:new|acting|interim|caretaker) \p{Ll})/u;
/** Before it: "the new director, ", "replaced by ", "first announcement of Gro Winther, who took over". */
const COMES_BEFORE_RE =
  /\b(?:new|acting|interim|caretaker|reinstated|(?:replaced|succeeded) (?:[\p{L}]{1,15} ){0,3}by|handed (?:over )?to|taken over by|under the (?:orders|command|leadership) of|appoint(?:s|ed)|chose|elect(?:s|ed)|hired|promoted)(?: (?:\p{L}[\p{L}-]{1,20},?)){0,4} $/iu;
const WHO_COMES_RE =
  /^, who (?:(?:has|had|was|is|been) ){0,2}(?:took over|takes over|taken over|appointed|named|stands in|put in)/u;
/** "took over from Lind", "instead of Lind": who goes. */
const GOES_BEFORE_RE =
  /\b(?:from|replac(?:es|ed|ing)|succe(?:eds|eded|eding)|after|than|instead of|for)(?: (?:\p{L}[\p{L}-]{1,20},?)){0,3} $/iu;

const MAX_CHARS = 120;
const MIN_SPAN_SCORE = -1;

/**
 * The name of who took over, where the question asks who holds an office now and the reader prefers somebody of whom an
 * earlier report, or an earlier sentence of the same one, tells; null if nobody took over.
 */
export function newestHolder(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  events: Events,
): CurrentValue | null {
  const [best] = options;
  if (!best || question.type !== 'person' || question.several || !asksHolder(question.text)) return null;
  const later = options
    .filter((option) => option !== best && option.signals.spanScore >= MIN_SPAN_SCORE)
    .filter((option) => isAfter(option, best, events) && tookOver(option) && isOfOffice(question, option))
    .toSorted((a, b) => msBetween(articleOf(b), articleOf(a)) || ordinalOf(b) - ordinalOf(a));
  const [option] = later;
  if (!option) return null;
  return { option, probability: probabilityAlone(best, model), earlier: [best] };
}

function asksHolder(question: string): boolean {
  if (OTHER_TIME_RE.test(question)) return false;
  return (
    ASKS_HOLDER_RE.test(question) ||
    (/^\W*who(?:['’]?s| is| are)?\b/i.test(question) && askedHolder(question) !== null)
  );
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from;
const ordinalOf = ({ ranked }: ShortAnswerOption): number => ranked.candidate.sentence.ordinal;

function isAfter(option: ShortAnswerOption, best: ShortAnswerOption, events: Events): boolean {
  const [from, before] = [articleOf(option), articleOf(best)];
  if (from === before) return ordinalOf(option) > ordinalOf(best);
  return msBetween(from, before) > 0 && events.areSame(from, before);
}

/** True if the words around the name say that its bearer has come into the office. */
function tookOver({ ranked, spans: [span], spans }: ShortAnswerOption): boolean {
  const { text, sentence } = ranked.candidate;
  if (!span || spans.length > 1) return false;
  const [start, end] = [span.start - sentence.span.start, span.end - sentence.span.start];
  if (start < 0 || end > text.length) return false;
  const before = text.slice(Math.max(0, start - MAX_CHARS), start);
  const behind = text.slice(end, end + MAX_CHARS);
  if (GOES_BEFORE_RE.test(before)) return false;
  return COMES_RE.test(behind) || WHO_COMES_RE.test(behind) || COMES_BEFORE_RE.test(before);
}

/** True if the sentence has a word of the question or another word for the office. */
function isOfOffice({ text, terms }: Question, { ranked }: ShortAnswerOption): boolean {
  const { candidate } = ranked;
  if (terms.some((term) => candidate.terms.has(term))) return true;
  const role = askedHolder(text)?.role;
  const key = role === undefined ? null : keyOf(role);
  const words = tokenize(candidate.text).map(({ word }) => word);
  return key !== null && words.some((word) => baseForms(word).some((form) => keyOf(form) === key));
}
