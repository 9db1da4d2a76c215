import type { Correction } from '../../domain/answer.js';
import type { Span } from '../../domain/article.js';
import { dayOf } from '../../domain/dates.js';
import { QUESTION_AUXILIARIES, QUESTION_WORDS } from '../../text/lexicon/auxiliaries.js';
import { anyOf } from '../../text/lexicon/words.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { Dimension } from '../../text/values/value.js';
import { answerErrors } from '../errors.js';
import { type Alternatives, alternativesOf } from './alternatives.js';
import { type AnswerType, answerTypeOf, asksForSeveral } from './answer-type.js';
import { askedDimensions } from './asked-dimension.js';
import { isBareTopic } from './bare-topic.js';
import { hasAnaphor } from './follow-up/anaphor.js';
import { type NamedTime, namedTimeOf } from './named-time.js';
import { type OverviewStyle, overviewStyleOf, topicStyleOf } from './overview-style.js';
import { plainQuestion } from './plain-question.js';
import { type TimeRange, timeRangeOf } from './time-range.js';

/** "and Halden?", after a question about Brisson. Terms. */
export interface Slot {
  readonly terms: readonly string[];
  /** Of what stood there before; none if nothing was replaced. */
  readonly instead: readonly string[];
}

const NO_ARTICLES: ReadonlySet<string> = new Set();

export interface ShownSentence extends Span {
  readonly article: string;
  readonly revision: number;
}

export interface Question {
  /** As `plainQuestion` returns it, its typing errors corrected and its compounds written as articles do. */
  readonly text: string;
  /** Expected answer type. */
  readonly type: AnswerType;
  /** What a value must measure to answer it; null if it does not ask for a value. */
  readonly dimensions: readonly Dimension[] | null;
  /** True if the answer may be several names: "which ministers", "the two leaders". */
  readonly several: boolean;
  /** Layout of an overview. */
  readonly overview: OverviewStyle;
  /** Days of publication that an overview is limited to; null for all. */
  readonly published: TimeRange | null;
  /** The day or week that it names; null in an overview, whose articles are limited to it. */
  readonly time: NamedTime | null;
  /** False if it has nothing but question words: "how many?". */
  readonly hasTopic: boolean;
  /** Distinct search terms, without question words such as "latest" or "happened"; may be empty for an overview. */
  readonly terms: readonly string[];
  /** Each term as written in the question, in lower case. */
  readonly words: ReadonlyMap<string, string>;
  /** True if a name in it occurs in no article and was replaced by a similar one, which may be somebody else's. */
  readonly replacesName: boolean;
  /** Its misspelt words, which `text` and `terms` have corrected. */
  readonly corrections: readonly Correction[];
  /** What a follow-up asks the question before it about; null for other questions. */
  readonly slot: Slot | null;
  /** Terms of what a fragment names, which a sentence that answers it has: "and the builder?"; none for other questions. */
  readonly aside: readonly string[];
  /** Sentences that were quoted before and are not to be repeated. */
  readonly shown: readonly ShownSentence[];
  /** Ids of the articles that a fragment, or a question with a pronoun, is likely about; none for other questions. */
  readonly topicArticles: ReadonlySet<string>;
  /** True if words of the question before it stand after its own: "who did he beat *Theo Marsh won prize*". */
  readonly isCarriedOn: boolean;
  /** Other ways to write the offices, ranks, tolls and compounds that it names. */
  readonly alternatives: Alternatives;
}

/** Words that ask rather than name a topic; searched only if the question has no other word. */
const QUESTION_WORD_RE =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|recap|rundown|tldr|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|miss|missed|anything|everything|something|whatever|updated|article|articles|according|exactly|actually|now|currently|nowadays|name|names|named|many|much|kind|sort|type)$/;

/** True if a text has a word that names what it is about: not "latest news". */
export function namesTopic(text: string): boolean {
  const questionWords = questionWordsIn(text);
  return contentTerms(text).some((term) => !questionWords.has(term));
}

/** Terms of the words that ask rather than name a topic. */
const questionWordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    tokenize(text)
      .filter(({ word }) => QUESTION_WORD_RE.test(word.toLowerCase()))
      .map(({ term }) => term),
  );

/** Asks for what is so now, which reports rarely say. */
const PRESENT_RE =
  /\b(?:right now|at (?:the|this) moment|at (?:this point|present)|as of now|by now|these days)\b|(?<!\b(?:the|an?|this|that|of|in|from|at|by|to|with) )\b(?:rn|atm)(?=\W*$)/giu;

/** Says only that something was: reports of an election rarely say that it took place. */
const TOOK_PLACE_RE = /\b(?:take|takes|took|taken|taking) place\b|\boccur(?:s|red|ring)?\b/giu;
/** The same where a day is asked for: "when was the election held". */
const HELD_RE = /\b(?:held|conducted)(?=\W*$)/iu;
/** Asks whether it is so now; in a report, it is as often about something else: "the firm is still confident". */
const STILL_RE = /\bstill\b(?! (?:lifes?|births?|images?|frames?|waters?|photos?)\b)/giu;
/** "is the strike over?": the word alone is not searched for. */
const IS_OVER_RE =
  /(?<=^(?:is|are|isn['’]t|aren['’]t)\b.{1,200} )over(?=(?: (?:yet|now|already|then))?\W{0,5}$)/iu;
/** "the reasons for the strike": a report gives them without the word. */
const REASONS_RE = /\breasons?\b/giu;

const SENTENCE_BREAK_RE = /(?<=(?:\p{Ll}{2}|[\d%)])[.!?]["”’]? )(?=["“(]?\p{Lu})/u;
const ENDS_ASKING_RE = /\?["”’)]*\s*$/;
const STARTS_ASKING_RE = new RegExp(
  `^\\W*(?:(?:and|but|so|in|on|at|for|to|from|of|by|with|about|under) )?${anyOf([...QUESTION_WORDS, ...QUESTION_AUXILIARIES])}\\b`,
  'i',
);

/** The first sentence that asks, after what leads to it: "Ode died at 94. Which team did he play for?" asks for no age. */
function askingSentence(text: string): string {
  const sentences = text.split(SENTENCE_BREAK_RE);
  const asks = (pattern: RegExp) => sentences.find((sentence) => pattern.test(sentence));
  return asks(ENDS_ASKING_RE) ?? asks(STARTS_ASKING_RE) ?? text;
}

/** A question without words that a report which answers it need not have, and with "ended" for "over". */
function inWordsOfReports(text: string, type: AnswerType): string {
  const rest = text.replace(PRESENT_RE, ' ').replace(TOOK_PLACE_RE, ' ').replace(STILL_RE, ' ');
  if (type === 'yesno') return rest.replace(IS_OVER_RE, 'ended');
  if (type === 'reason') return rest.replace(REASONS_RE, ' ');
  return type === 'time' ? rest.replace(HELD_RE, ' ') : rest;
}

/**
 * Analyses a question by its words alone; it need not be well formed: typos, lower case and bare keywords are common.
 * @throws UserError `question.empty` if it has no word to search for, `question.incomplete` if it has a pronoun instead.
 */
export function analyseQuestion(question: string): Question {
  const text = plainQuestion(question);
  const styled = overviewStyleOf(text);
  if (styled) {
    const { style, topic } = styled;
    return { ...analyseQuestion(topic), text, type: 'overview', dimensions: null, overview: style };
  }
  const lower = askingSentence(text).toLowerCase().replaceAll('’', "'");
  const type = answerTypeOf(lower);
  const apart = contentTerms(inWordsOfReports(text, type));
  const all = [...new Set(apart.length > 0 ? apart : contentTerms(text))];
  const questionWords = questionWordsIn(text);
  const topical = all.filter((term) => !questionWords.has(term));
  const hasTopic = topical.length > 0;
  const terms = hasTopic || type === 'overview' ? topical : all;
  if (terms.length === 0 && type !== 'overview')
    throw hasAnaphor(text) ? answerErrors.missingSubject({}) : answerErrors.emptyQuestion({});
  return {
    text,
    type,
    dimensions: askedDimensions(type, lower),
    several: asksForSeveral(lower),
    overview: topicStyleOf(text),
    published: null,
    time: null,
    hasTopic,
    terms,
    words: wordsOf(text),
    replacesName: false,
    corrections: [],
    slot: null,
    aside: [],
    shown: [],
    topicArticles: NO_ARTICLES,
    isCarriedOn: false,
    alternatives: alternativesOf(text),
  };
}

/**
 * Like `analyseQuestion`, with the time that a question names. In one about the news in general ("what happened
 * yesterday?") it limits the days of publication instead of being searched for.
 */
export function analyseTimedQuestion(question: string, now: Date): Question {
  const text = plainQuestion(question);
  const timed = timeRangeOf(text, now);
  if (timed && asksForOverview(timed.question))
    return { ...analyseQuestion(timed.question), text, published: timed.range };
  return { ...analyseQuestion(question), time: namedTimeOf(text, now) };
}

/**
 * The topic of one with a day ("storm hugo friday"), for when there are no reports of that day: it may be the day of the
 * storm. Null for questions that ask for the news of a time.
 */
export function withoutTimeLimit(
  { text, terms, slot, aside, shown, topicArticles, isCarriedOn }: Question,
  now: Date,
): Question | null {
  const topic = timeRangeOf(text, now)?.question;
  if (topic === undefined || !isBareTopic(topic.toLowerCase())) return null;
  // "ferry news" has a word that is not searched for.
  if (tokenize(topic).length > terms.length) return null;
  return { ...analyseQuestion(topic), text, slot, aside, shown, topicArticles, isCarriedOn };
}

const HAPPENED_RE = /\b(?:happen(?:s|ed|ing)?|went on|going on|occur(?:s|red)?|took place)\b/i;

/**
 * A question for what happened to something on a day or in a stretch of time, with the reports from then on, which may be
 * published later. Null if it names nothing ("what happened yesterday?"), or does not ask what happened.
 */
export function withLaterReports(question: Question, now: Date): Question | null {
  const { published } = question;
  if (published === null || !asksWhatHappened(question, now)) return null;
  return { ...question, published: { from: published.from, to: dayOf(now.toISOString()) } };
}

/** The same with all reports, for a day that is meant otherwise than it is read: "on Wednesday" may be an earlier one. */
export const withoutDays = (question: Question, now: Date): Question | null =>
  asksWhatHappened(question, now) ? { ...question, published: null } : null;

/** True if it asks what happened to something before today. */
const asksWhatHappened = ({ text, terms, published }: Question, now: Date): boolean =>
  published !== null && published.to < dayOf(now.toISOString()) && terms.length > 0 && HAPPENED_RE.test(text);

/** "everything", "articles": all that was published in a time. */
const ASKS_FOR_ALL_RE =
  /^\W*(?:(?:show|give|tell|find|list|get|send|me|us|is|are|there|do|you|have|was|were|the|all|any|of|your|please|what|which|other)\s){0,6}(?:everything|anything|something|all|whatever|articles?|reports?|stories|news|coverage|published|reported|written|posted)(?: (?:published|reported|written|posted|dated|about|is|was|were|there|you have|from|of|on)){0,3}\W*$/i;

const asksForOverview = (question: string): boolean =>
  ASKS_FOR_ALL_RE.test(question) ||
  overviewStyleOf(question) !== null ||
  answerTypeOf(question.toLowerCase().replaceAll('’', "'")) === 'overview';

const wordsOf = (text: string): Map<string, string> =>
  new Map(
    tokenize(text).map(({ term, word, start }) => {
      const isTime = /^pm$/i.test(word) && /\d\s?$/.test(text.slice(Math.max(0, start - 2), start));
      return [term, isTime ? 'p.m.' : word.toLowerCase()];
    }),
  );
