import type { AnalysedSentence, EntityType } from '../../domain/article.js';
import { FORMS_OF_BE } from '../../text/lexicon/auxiliaries.js';
import { PAST_SPEECH_VERBS } from '../../text/lexicon/speech-verbs.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { withoutTrailing } from '../../text/trailing.js';

/** Limit for the label of a Discord button. */
const MAX_QUESTION_CHARS = 80;
const MIN_WORDS = 4;
const MAX_CLAUSE_CHARS = 60;
const TRAILING_PUNCTUATION_RE = /[\s."”’')]/;
const PREPOSITION_RE = /\s(?:in|on|at|to|for|from|with|across|against|by|as|during|under|over|into|since)\s/g;
const CLAUSE_END_RE = /[,;:—–]\s|\s(?:and|but|while|after|before|which|who|because|although)\s|\s[-–—]\s/;
/** Finite verbs that a question can repeat unchanged: the past tense and some auxiliaries. */
const FINITE_VERB_RE = new RegExp(
  `^${anyOf([
    '\\p{Ll}+ed',
    ...PAST_SPEECH_VERBS,
    ...FORMS_OF_BE,
    ...wordList(
      `won met made took gave led became beat left went came began found held lost saw sold bought set put cut hit ran rose
      fell grew drew threw wrote spoke stood kept sent spent built has have had will`,
    ),
  ])}\\b`,
  'u',
);
const BE_RE = new RegExp(`^${anyOf([...FORMS_OF_BE, 'has been', 'have been', 'will be'])}\\b`);
const HEDGE_RE = /^(?:(?:about|nearly|almost|over|at least|more than|some)\s+)?$/i;
const COUNTED_NOUN_RE = /^\s+(\p{Ll}+s|people|men|women|children)\s+(\S.*)$/su;

/** Turns a sentence into questions that it answers: "How many …?", "Who …?", "When was …?". */
export function generateQuestions(text: string, { span, mentions }: AnalysedSentence): string[] {
  const sentence = text.slice(span.start, span.end);
  const relative = mentions.map(({ kind, span: { start, end } }) => ({
    kind,
    start: start - span.start,
    end: end - span.start,
  }));
  const [first] = relative;
  if (!first) return [];
  const questions = [howMany(sentence, first), who(sentence, first), when(sentence, relative)];
  return questions.flatMap((question) => (question && isSuitable(question) ? question : []));
}

/** A mention with its offsets in the sentence. */
interface RelativeMention {
  readonly kind: EntityType;
  readonly start: number;
  readonly end: number;
}

/** From a number at the beginning, a noun and a verb. */
function howMany(sentence: string, { kind, start, end }: RelativeMention): string | undefined {
  if (kind !== 'number' || !HEDGE_RE.test(sentence.slice(0, start))) return undefined;
  const [, noun, predicate] = COUNTED_NOUN_RE.exec(sentence.slice(end)) ?? [];
  if (!predicate || !FINITE_VERB_RE.test(predicate)) return undefined;
  return `How many ${noun} ${clauseOf(predicate)}?`;
}

/** From a person or organisation at the beginning and a verb, with at most one apposition between them. */
function who(sentence: string, { kind, start, end }: RelativeMention): string | undefined {
  if (start !== 0 || (kind !== 'person' && kind !== 'organisation')) return undefined;
  const predicate = sentence
    .slice(end)
    .replace(/^, [^,]{3,80},/, '')
    .trimStart();
  return FINITE_VERB_RE.test(predicate) ? `Who ${clauseOf(predicate)}?` : undefined;
}

/** From a name at the beginning, a form of "be" and a date later in the clause. */
function when(sentence: string, mentions: readonly RelativeMention[]): string | undefined {
  const [subject] = mentions;
  const date = mentions.find(({ kind }) => kind === 'date');
  if (!subject || !date || subject.start !== 0 || date.start < subject.end || subject.kind === 'date')
    return undefined;
  const between = sentence.slice(subject.end, date.start).trim();
  const be = BE_RE.exec(between)?.[0];
  if (!be || be.includes(' ') || CLAUSE_END_RE.test(between)) return undefined;
  const predicate = between
    .slice(be.length)
    .trimEnd()
    .replace(/\s(?:in|on|at|by|since|from|early|late)$/, '')
    .trim();
  return predicate === '' ? undefined : `When ${be} ${sentence.slice(0, subject.end)} ${predicate}?`;
}

/** The text up to the end of its clause; a long clause is cut before a preposition. */
function clauseOf(text: string): string {
  const clause = withoutTrailing(text.split(CLAUSE_END_RE, 1)[0] ?? '', TRAILING_PUNCTUATION_RE);
  if (clause.length <= MAX_CLAUSE_CHARS) return clause;
  const cuts = [...clause.matchAll(PREPOSITION_RE)].map(({ index }) => index);
  return clause.slice(0, cuts.filter((cut) => cut <= MAX_CLAUSE_CHARS).at(-1) ?? clause.length);
}

function isSuitable(question: string): boolean {
  return question.length <= MAX_QUESTION_CHARS && question.split(/\s+/).length >= MIN_WORDS;
}
