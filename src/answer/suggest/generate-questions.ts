import type { AnalysedSentence } from '../../domain/article.js';
import { PAST_SPEECH_VERBS } from '../../text/lexicon/speech-verbs.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { type Clause, clauseEnd, clauseOf, type RelativeMention, relativeMentions } from './clause.js';
import { invertedClause } from './inflect.js';
import { peopleQuestions } from './people-questions.js';
import { MAX_QUESTION_CHARS, wellFormed } from './well-formed.js';

/** A question that a sentence answers. */
export interface GeneratedQuestion {
  readonly text: string;
  /** What it asks for; an article's suggestions are of different kinds. */
  readonly asks: 'who' | 'office' | 'said' | 'amount' | 'when' | 'where' | 'why' | 'latest';
  /** The words of the sentence that answer it; null if any will do. */
  readonly answer: string | null;
  /** A noun phrase that the question is about and that has no name in it; null if there is none. */
  readonly subject: string | null;
}

/** Questions that a sentence answers. */
export function generateQuestions(text: string, analysed: AnalysedSentence): GeneratedQuestion[] {
  const sentence = text.slice(analysed.span.start, analysed.span.end);
  const mentions = relativeMentions(analysed);
  const clause = clauseOf(sentence, mentions);
  const questions = [
    countedSubject(sentence, mentions),
    ...(clause
      ? [who(clause), amount(clause), counted(clause), why(clause), where(clause), when(clause)]
      : []),
    ...peopleQuestions(sentence, mentions),
  ];
  return questions.flatMap((question) => (question && wellFormed(question) ? question : []));
}

const HEDGES = '(?:about|nearly|almost|over|at least|more than|some|around|up to|only|just|as many as) ';
const HEDGE_RE = new RegExp(`^(?:${HEDGES})?$`, 'i');
const COUNTED_RE = /^\s+((?:\p{Ll}+\s){0,2}?(?:\p{Ll}+s|people|men|women|children))\s+(\S.*)$/su;
const FINITE_RE =
  /^(?:\p{Ll}+ed|died|was|were|are|is|have|has|had|will|won|lost|took|fell|fled|left|came|went|met|made|got|held)\b/u;

/** "At least four people died …": from a number at the beginning, a noun and a verb. */
function countedSubject(sentence: string, mentions: readonly RelativeMention[]): GeneratedQuestion | null {
  const number = mentions.find(({ kind }) => kind === 'number');
  if (!number || !HEDGE_RE.test(sentence.slice(0, number.start))) return null;
  const [, noun, predicate] = COUNTED_RE.exec(sentence.slice(number.end)) ?? [];
  if (!noun || !predicate || !FINITE_RE.test(predicate)) return null;
  const start = sentence.length - predicate.length;
  const end = clauseEnd(sentence, start);
  const said = withoutTimes(sentence, { start, end }, mentions);
  const context = hasName(said) ? '' : contextAfter(sentence, end, mentions);
  return {
    text: `How many ${noun} ${said}${context}?`,
    asks: 'amount',
    answer: sentence.slice(number.start, number.end),
    subject: null,
  };
}

const CONTEXT_RE = /\s(?:after|when) (?:a|an|the) [^,;:]{5,60}/u;

/** "after a ferry capsized off Kestrel Island", which says what the numbers are of. */
function contextAfter(sentence: string, from: number, mentions: readonly RelativeMention[]): string {
  const found = CONTEXT_RE.exec(sentence.slice(from));
  if (!found) return '';
  const start = from + found.index;
  const words = withoutTimes(sentence, { start: start + 1, end: clauseEnd(sentence, start + 7) }, mentions);
  return hasName(words) ? ` ${words}` : '';
}

const hasName = (words: string): boolean => /\p{Lu}/u.test(words);

/** Verbs whose subject is in the speech itself: "what did … say". */
const SPEECH_RE = new RegExp(
  `^${anyOf([...PAST_SPEECH_VERBS, ...wordList('says warned called insisted')])}$`,
);

/** "Who completed the takeover?", "What cut off power to 86,000 homes?". */
function who({
  sentence,
  mentions,
  subject,
  subjectKind,
  auxiliaries,
  verb,
  rest,
}: Clause): GeneratedQuestion | null {
  const asked = subjectKind === 'person' || subjectKind === 'organisation' ? 'Who' : 'What';
  if (subjectKind !== 'thing' && subjectKind !== 'person' && subjectKind !== 'organisation') return null;
  if (SPEECH_RE.test(verb) && verb !== 'called') return null;
  const group = [...auxiliaries, verb].map(singular).join(' ');
  return {
    text: fitted(`${asked} ${group} ${withoutTimes(sentence, rest, mentions)}`),
    asks: 'who',
    answer: subject,
    subject: null,
  };
}

/** "who are" asks for one as well as for several, but reads as a mistake. */
const singular = (verb: string): string => ({ are: 'is', were: 'was', have: 'has' })[verb] ?? verb;

const LASTING_RE = /^(?:last|take)/;

/** "How much did Nimbra raise from investors?", "How long does the crossing take?". */
function amount(clause: Clause): GeneratedQuestion | null {
  const { sentence, mentions, rest, verb } = clause;
  const value = mentions.find(({ start, end }) => start >= rest.start && end <= rest.end);
  if (!value || !HEDGE_RE.test(sentence.slice(rest.start, value.start).replace(/^\s/, ''))) return null;
  const isTime = value.kind === 'duration' && (LASTING_RE.test(verb) || verb === 'took');
  if (value.kind !== 'money' && !isTime) return null;
  const inverted = invertedClause(clause);
  if (!inverted) return null;
  const after = withoutTimes(sentence, { start: value.end, end: rest.end }, mentions);
  if (/^(?:a|an|per|each|in|of|or|to|less|more)\b/.test(after)) return null;
  return {
    text: `How ${isTime ? 'long' : 'much'} ${joined(inverted, after)}?`,
    asks: 'amount',
    answer: sentence.slice(value.start, value.end),
    subject: unnamed(clause),
  };
}

const COUNTED_OBJECT_RE =
  /^(?: of (?:the|its|their) (?:[\d,.]+ |\p{Ll}+(?:teen|ty) )?| )((?:\p{Ll}+ ){0,2}?(?:\p{Ll}+s|people|children))(?= |$)/u;

/** "How many seats did Labour win?". */
function counted(clause: Clause): GeneratedQuestion | null {
  const { sentence, mentions, rest } = clause;
  const value = mentions.find(({ start, end }) => start >= rest.start && end <= rest.end);
  if (value?.kind !== 'number' || !HEDGE_RE.test(sentence.slice(rest.start, value.start).replace(/^\s/, '')))
    return null;
  const noun = COUNTED_OBJECT_RE.exec(sentence.slice(value.end, rest.end));
  const inverted = invertedClause(clause);
  if (!noun || !inverted) return null;
  if (/^ (?:a|an|per) /.test(sentence.slice(value.end + noun[0].length, rest.end))) return null;
  const after = withoutTimes(sentence, { start: value.end + noun[0].length, end: rest.end }, mentions);
  return {
    text: `How many ${noun[1]} ${joined(inverted, after)}?`,
    asks: 'amount',
    answer: sentence.slice(value.start, value.end),
    subject: unnamed(clause),
  };
}

const BECAUSE_RE = /^,? (because(?: of)? \S.*)$/s;
const CHARGED_RE = /\s((?:on suspicion of|on charges of|because of|due to) \S.*)$/s;

/** "Why was the search broken off?", from a reason that follows. */
function why(clause: Clause): GeneratedQuestion | null {
  const { sentence, mentions, rest } = clause;
  const within = CHARGED_RE.exec(sentence.slice(rest.start, rest.end));
  const inverted = invertedClause(clause);
  if (!inverted || !(within || BECAUSE_RE.test(sentence.slice(rest.end)))) return null;
  const part = within ? { start: rest.start, end: rest.start + within.index } : rest;
  const answer = within?.[1] ?? null;
  return {
    text: fitted(`Why ${joined(inverted, withoutTimes(sentence, part, mentions))}`),
    asks: 'why',
    answer,
    subject: unnamed(clause),
  };
}

const AT_PLACE_RE = /\s(?:in|at|off|near|on)(?: the)?\s$/;

/** "Where was a coral reef found?", from a place at the end of the clause. */
function where(clause: Clause): GeneratedQuestion | null {
  const { sentence, mentions, rest } = clause;
  const times = timesIn(sentence, rest, mentions);
  const end = times.reduce((at, time) => (time.end === at ? time.start : at), rest.end);
  const place = mentions.find(({ kind, end: at }) => kind === 'place' && at === end);
  const before = place && AT_PLACE_RE.exec(sentence.slice(rest.start, place.start));
  const inverted = invertedClause(clause);
  if (!place || !before || !inverted) return null;
  const said = withoutTimes(sentence, { start: rest.start, end: rest.start + before.index }, mentions);
  return {
    text: fitted(`Where ${joined(inverted, said)}`),
    asks: 'where',
    answer: sentence.slice(place.start, place.end),
    subject: unnamed(clause),
  };
}

/** "When was Notre-Dame reopened?". */
function when(clause: Clause): GeneratedQuestion | null {
  const { sentence, mentions, rest } = clause;
  const [time, ...others] = [
    ...(clause.time === null ? [] : [clause.time]),
    ...timesIn(sentence, rest, mentions).map(({ date, end }) => sentence.slice(date, end)),
  ];
  const inverted = invertedClause(clause);
  if (!time || others.length > 0 || !inverted || SPEECH_RE.test(clause.verb)) return null;
  const said = withoutTimes(sentence, rest, mentions);
  return {
    text: fitted(`When ${joined(inverted, said)}`),
    asks: 'when',
    answer: time,
    subject: unnamed(clause),
  };
}

const MANNER_RE = /\s\p{Ll}+ly(?=\s|$)/gu;
const PREPOSITION_RE =
  /\s(?:in|on|at|of|to|for|from|with|across|against|by|as|during|under|over|into|since)\s/g;

const DURATION_LAST_RE =
  /\s(?:in|at|for|within|after) [^?]{0,40}\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/;

/** "won the marathon for the third time in 2 hours 19 minutes", without the time taken. */
function withoutLastDuration(words: string): string {
  const cuts = [...words.matchAll(PREPOSITION_RE)].map(({ index }) => index);
  const cut = cuts.find(
    (at) =>
      DURATION_LAST_RE.exec(words.slice(at))?.index === 0 &&
      !/\s(?:of|to|from)\s/.test(words.slice(at, at + 6)) &&
      words.slice(at).length < 30,
  );
  return cut === undefined ? words : words.slice(0, cut);
}

/** A question of at most the limit: without adverbs of manner, then cut before a preposition. */
function fitted(words: string): string {
  const whole = withoutLastDuration(words);
  if (whole.length < MAX_QUESTION_CHARS) return `${whole}?`;
  const plain = whole.replace(MANNER_RE, '');
  if (plain.length < MAX_QUESTION_CHARS) return `${plain}?`;
  const cuts = [...plain.matchAll(PREPOSITION_RE)].map(({ index }) => index);
  return `${plain.slice(0, cuts.filter((cut) => cut < MAX_QUESTION_CHARS && cut > plain.length / 2).at(-1))}?`;
}

const unnamed = ({ subject }: Clause): string | null => (/\p{Lu}/u.test(subject) ? null : subject);

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

interface Time {
  readonly start: number;
  /** Where the date itself begins, after its preposition. */
  readonly date: number;
  readonly end: number;
}

const TIME_PREPOSITION_RE =
  /\s(?:(?:late|early|earlier)\s)?(?:(?:on|in|at|by|since|from|until|for|during)\s)?$/;

/** The dates and times of day in a part of a sentence, with their prepositions. */
function timesIn(
  sentence: string,
  { start, end }: { readonly start: number; readonly end: number },
  mentions: readonly RelativeMention[],
): Time[] {
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'date' || mention.start < start || mention.end > end) return [];
    const before = TIME_PREPOSITION_RE.exec(sentence.slice(start, mention.start));
    return before ? [{ start: start + before.index, date: mention.start, end: mention.end }] : [];
  });
}

const CLOCK_RE =
  /\s(?:at|by|around|about) \d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?=\s|$)|\sat (?:midnight|noon|the time|\d{1,2})(?=\s|$)/g;

/** A part of a sentence without its dates, which mean another day when the question is asked. */
function withoutTimes(
  sentence: string,
  part: { readonly start: number; readonly end: number },
  mentions: readonly RelativeMention[],
): string {
  let words = '';
  let at = part.start;
  for (const { start, end } of timesIn(sentence, part, mentions)) {
    words += sentence.slice(at, start);
    at = end;
  }
  words += sentence.slice(at, part.end);
  return words.replace(CLOCK_RE, '').replace(/\s+/g, ' ').trim();
}
