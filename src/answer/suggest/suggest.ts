import type { AnalysedSentence } from '../../domain/article.js';
import type { CitableArticle, Citation } from '../../domain/citation.js';
import { cite } from '../../domain/citation.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { analyseText } from '../../text/analyse.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { normalisedWords, wordOverlap } from '../../text/terms/word-overlap.js';
import { type GeneratedQuestion, generateQuestions } from './generate-questions.js';
import { isSelfContained, keySentences } from './key-sentences.js';
import { overviewQuestions, type QuestionCandidate, rankQuestions, withTopic } from './rank-questions.js';
import { topicOf } from './topic.js';

const MAX_SUGGESTIONS = 3;
/** Questions are made from the first sentences only. */
const MAX_SENTENCES = 40;
const MAX_QUESTIONS_ASKED = 8;
/** Terms that the title of one report shares with another's title and lead if they are about the same. */
const MIN_SHARED_TERMS = 2;
/** The sentence has to be among the first quotes of the answer. */
const MAX_RANK = 2;

/** What the bot answers a suggested question. */
export interface AskedAnswer {
  /** False if the bot is not sure. */
  readonly answered: boolean;
  readonly citations: readonly Citation[];
  readonly shortAnswer: string | null;
}

export type Ask = (question: string) => Promise<AskedAnswer>;

/**
 * Suggests questions about the main event of an article, each of another kind. A generated question is used only if its
 * answer cites the sentence that it was generated from and has no short answer but the words that answer it there; key
 * sentences without a question fill the remaining places.
 */
export async function suggest(article: CitableArticle, ask: Ask): Promise<Suggestion[]> {
  const analysed = analyseText(article.text, article.boilerplate);
  const suggestions: Suggestion[] = [];
  const kinds = new Set<string>();
  const sentences = new Set<number>();
  let asked = 0;
  for (const { question, sentence } of candidatesFor(article, analysed)) {
    if (suggestions.length >= MAX_SUGGESTIONS || asked >= MAX_QUESTIONS_ASKED) break;
    // A second question about one sentence may contain the answer of the first.
    if (kinds.has(question.asks) || (question.asks !== 'latest' && sentences.has(sentence.ordinal))) continue;
    asked += 1;
    const cited = answeringCitation(question, cite(article, sentence.span), await ask(question.text));
    if (!cited) continue;
    kinds.add(question.asks);
    if (question.asks !== 'latest') sentences.add(sentence.ordinal);
    suggestions.push({ question: question.text, sentence: cited });
  }
  const quoted = (sentence: Citation): boolean =>
    suggestions.some((other) => isSameSpan(other.sentence, sentence));
  const others = keySentences(article.text, analysed, MAX_SUGGESTIONS)
    .map(({ span }) => ({ question: null, sentence: cite(article, span) }))
    .filter(({ sentence }) => !quoted(sentence));
  return [...suggestions, ...others].slice(0, MAX_SUGGESTIONS);
}

/** Best first; questions about the latest on a name come last. */
function candidatesFor(article: CitableArticle, analysed: readonly AnalysedSentence[]): QuestionCandidate[] {
  const topic = topicOf(article, analysed);
  const made = analysed
    .slice(0, MAX_SENTENCES)
    .filter(({ span }) => isSelfContained(article.text.slice(span.start, span.end)))
    .flatMap((sentence) =>
      generateQuestions(article.text, sentence).map((question) => ({
        question: withTopic(question, topic),
        sentence,
      })),
    );
  const { lead } = topic;
  const overviews = lead ? overviewQuestions(topic).map((question) => ({ question, sentence: lead })) : [];
  return [...rankQuestions(made, topic), ...overviews];
}

/** The citation by which an answer answers the question; null if the bot would answer it otherwise or not at all. */
function answeringCitation(
  question: GeneratedQuestion,
  sentence: Citation,
  { answered, citations, shortAnswer }: AskedAnswer,
): Citation | null {
  if (!answered) return null;
  const { asks, answer } = question;
  if (asks === 'latest') return latestCitation(question, sentence, citations);
  if (shortAnswer !== null && answer !== null && !sharesWords(shortAnswer, answer)) return null;
  return citations.slice(0, asks === 'said' ? 1 : MAX_RANK).some((citation) => isSameSpan(citation, sentence))
    ? sentence
    : null;
}

/** The article comes first in the overview, or after another one about the same. */
function latestCitation(
  { subject }: GeneratedQuestion,
  { articleId, title }: Citation,
  citations: readonly Citation[],
): Citation | null {
  const own = citations.find((citation) => citation.articleId === articleId);
  const [first] = citations;
  if (!own || !first || first.articleId === articleId) return own ?? null;
  const about = contentTerms(subject ?? '');
  const terms = new Set([...contentTerms(first.title), ...contentTerms(first.quote)]);
  const isSameName = about.length > 1 && about.every((term) => terms.has(term));
  const shared = [...new Set(contentTerms(title))].filter((term) => terms.has(term));
  return isSameName || shared.length >= MIN_SHARED_TERMS ? own : null;
}

const sharesWords = (a: string, b: string): boolean =>
  wordOverlap(normalisedWords(a), normalisedWords(b)) > 0;

const isSameSpan = (a: Citation, b: Citation): boolean =>
  a.articleId === b.articleId && a.span.start === b.span.start && a.span.end === b.span.end;
