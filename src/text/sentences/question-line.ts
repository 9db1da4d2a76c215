import { sentenceEndRe } from './sentence-end.js';

const STATEMENT_RE = sentenceEndRe({ questions: false });
const FINISHED_RE = sentenceEndRe();
/** The label of whoever asks in a transcript: "Q:", "Question 3:", "Frage:". */
const ASKING_LABEL_RE =
  /^[-–—*]?\s?(?:Q|Question|QUESTION|Frage|Pregunta|Domanda|Pergunta)(?: ?\d{1,3})?\s?[:.]\s/u;
const ABOUT_QUESTIONS_RE =
  /\b(?:ask|asks|asked|asking|questions?|questioned|questioning|wonders?|wondered|quer(?:y|ied|ies))\b/iu;

/** True for a sentence that only asks: it ends with a question mark, or is a questioner's line of a transcript. */
export const isQuestionLine = (sentence: string): boolean =>
  ASKING_LABEL_RE.test(sentence) || (FINISHED_RE.test(sentence) && !STATEMENT_RE.test(sentence));

/** True for a question about what somebody asked, which a question line can answer. */
export const asksAboutQuestions = (question: string): boolean => ABOUT_QUESTIONS_RE.test(question);
