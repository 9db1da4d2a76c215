import type { AnalysedSentence } from '../../domain/article.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { GeneratedQuestion } from './generate-questions.js';
import type { Topic } from './topic.js';
import { MAX_QUESTION_CHARS, wellFormed } from './well-formed.js';

/** A question and the sentence it was made from. */
export interface QuestionCandidate {
  readonly question: GeneratedQuestion;
  readonly sentence: AnalysedSentence;
}

/** Terms that tell nothing of the topic. */
const GENERAL = new Set(
  contentTerms('who what when where why how many much long people person time day latest say'),
);
const TITLE_TERM_WEIGHT = 2;
/** For a question of this kind, besides its terms: somebody's words are asked for less than the event. */
const KIND_SCORES: Readonly<Record<GeneratedQuestion['asks'], number>> = {
  why: 3,
  amount: 2.5,
  who: 2,
  where: 2,
  when: 1.5,
  office: 1.5,
  said: 1,
  latest: 0,
};
const POSITION_SCORE = 4;

/** The questions that are about the main event, best first. */
export function rankQuestions(candidates: readonly QuestionCandidate[], topic: Topic): QuestionCandidate[] {
  return candidates
    .map((candidate) => ({ candidate, relevance: relevanceOf(candidate, topic) }))
    .filter(
      ({ candidate: { sentence }, relevance }) =>
        relevance >= (sentence === topic.lead ? 1 : TITLE_TERM_WEIGHT),
    )
    .map(({ candidate, relevance }) => ({
      candidate,
      score:
        Math.min(relevance, 6) +
        KIND_SCORES[candidate.question.asks] +
        POSITION_SCORE / (1 + candidate.sentence.ordinal / 3),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

/** Terms that the question shares with title and lead; an office may share its holder. 0 if its subject shares none. */
function relevanceOf({ question: { text, answer, asks, subject } }: QuestionCandidate, topic: Topic): number {
  if (subject !== null && sharedWith(topic, subject) === 0) return 0;
  return sharedWith(topic, asks === 'office' ? `${text} ${answer ?? ''}` : text);
}

function sharedWith({ titleTerms, leadTerms }: Topic, words: string): number {
  let shared = 0;
  for (const term of new Set(contentTerms(words))) {
    if (GENERAL.has(term)) continue;
    if (titleTerms.has(term)) shared += TITLE_TERM_WEIGHT;
    else if (leadTerms.has(term)) shared += 1;
  }
  return shared;
}

/** "What did Bernadette Kowal say about the strike?" */
export function withTopic(question: GeneratedQuestion, { noun, names }: Topic): GeneratedQuestion {
  if (question.asks !== 'said') return question;
  const about =
    noun ?? names.find(({ text, kind }) => kind === 'thing' && !question.text.includes(text))?.text;
  if (about === undefined) return question;
  const text = question.text.replace(/\?$/, ` about ${about}?`);
  return text.length <= MAX_QUESTION_CHARS ? { ...question, text } : question;
}

/** "What is the latest on the Lady Maren?": about what the article is about, then about where it happened. */
export function overviewQuestions({ names, noun, phrase, place }: Topic): GeneratedQuestion[] {
  const particular = names.filter(({ kind }) => kind !== 'place').slice(0, 2);
  const places = names.filter(({ kind }) => kind === 'place').slice(0, 2);
  return [
    ...(noun !== null && place !== null ? [latest('on', `${noun} in ${place}`)] : []),
    ...particular.map(({ text }) => latest('on', text)),
    ...(phrase === null ? [] : [latest('on', phrase)]),
    ...(noun !== null && place === null ? [latest('on', noun)] : []),
    ...places.map(({ text }) => latest('from', text)),
  ].filter(wellFormed);
}

const latest = (preposition: 'on' | 'from', about: string): GeneratedQuestion => ({
  text: `What is the latest ${preposition} ${about}?`,
  asks: 'latest',
  answer: null,
  subject: about,
});
