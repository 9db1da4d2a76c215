import type { AnalysedSentence, Mention } from '../../domain/article.js';

/** What the label of a Discord button holds. */
const MAX_QUESTION_CHARS = 80;
const MIN_WORDS = 4;
const MAX_CLAUSE_CHARS = 60;
const TRAILING = /[\s."”’')]+$/;
const PREPOSITION = /\s(?:in|on|at|to|for|from|with|across|against|by|as|during|under|over|into|since)\s/g;
/** A question ends where the sentence goes on to something else. */
const GOES_ON = /[,;:—–]\s|\s(?:and|but|while|after|before|which|who|because|although)\s|\s[-–—]\s/;
const PAST =
  /^(?:\p{Ll}+ed|was|were|won|met|said|told|made|took|gave|led|became|beat|left|went|came|began|found|held|lost|saw|sold|bought|set|put|cut|hit|ran|rose|fell|grew|drew|threw|wrote|spoke|stood|kept|sent|spent|built|has|have|had|will|is|are)\b/u;
const BE = /^(?:was|were|is|are|has been|have been|will be)\b/;

export function questionsFrom(text: string, { span, mentions }: AnalysedSentence): string[] {
  const quote = text.slice(span.start, span.end);
  const inQuote = mentions.map(({ kind, span: { start, end } }) => ({
    kind,
    start: start - span.start,
    end: end - span.start,
  }));
  const [first] = inQuote;
  if (!first) return [];
  const questions = [howMany(quote, first), who(quote, first), when(quote, inQuote)];
  return questions.flatMap((question) => (question && isFit(question) ? question : []));
}

interface Place {
  readonly kind: Mention['kind'];
  readonly start: number;
  readonly end: number;
}

/** A number that opens the sentence, a noun, and a verb. */
function howMany(quote: string, { kind, start, end }: Place): string | undefined {
  if (
    kind !== 'number' ||
    !/^(?:(?:about|nearly|almost|over|at least|more than|some)\s+)?$/i.test(quote.slice(0, start))
  )
    return undefined;
  const counted = /^\s+(\p{Ll}+s|people|men|women|children)\s+(.+)$/u.exec(quote.slice(end));
  if (!counted?.[2] || !PAST.test(counted[2])) return undefined;
  return `How many ${counted[1]} ${clause(counted[2])}?`;
}

/** A person or organisation that opens the sentence, right before its verb or with one remark between commas. */
function who(quote: string, { kind, start, end }: Place): string | undefined {
  if (start !== 0 || (kind !== 'person' && kind !== 'organisation')) return undefined;
  const rest = quote
    .slice(end)
    .replace(/^, [^,]{3,80},/, '')
    .trimStart();
  return PAST.test(rest) ? `Who ${clause(rest)}?` : undefined;
}

/** A name that opens the sentence, a form of "be", and a date further on. */
function when(quote: string, mentions: readonly Place[]): string | undefined {
  const [first] = mentions;
  const date = mentions.find(({ kind }) => kind === 'date');
  if (!first || !date || first.start !== 0 || date.start < first.end || first.kind === 'date')
    return undefined;
  const rest = quote.slice(first.end, date.start).trim();
  const be = BE.exec(rest)?.[0];
  if (!be || be.includes(' ') || GOES_ON.test(rest)) return undefined;
  const done = rest
    .slice(be.length)
    .replace(/\s+(?:in|on|at|by|since|from|early|late)?\s*$/, '')
    .trim();
  return done === '' ? undefined : `When ${be} ${quote.slice(0, first.end)} ${done}?`;
}

/** Up to where the sentence goes on to something else, or, where that is too far, to a preposition before. */
function clause(text: string): string {
  const whole = (text.split(GOES_ON, 1)[0] ?? '').replace(TRAILING, '');
  if (whole.length <= MAX_CLAUSE_CHARS) return whole;
  const ends = [...whole.matchAll(PREPOSITION)].map(({ index }) => index);
  return whole.slice(0, ends.filter((end) => end <= MAX_CLAUSE_CHARS).at(-1) ?? whole.length);
}

function isFit(question: string): boolean {
  return question.length <= MAX_QUESTION_CHARS && question.split(/\s+/).length >= MIN_WORDS;
}
