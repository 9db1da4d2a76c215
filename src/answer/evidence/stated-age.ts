/** Ages that stand beside a name: "Cheruiyot, 27, gets 75,000 euros". */
import type { ScoredSpan } from '../../domain/models.js';
import { PERSONAL_TITLES } from '../../text/lexicon/offices.js';
import { askedTerms } from '../../text/terms/asked-terms.js';
import { contentTerms, tokenize } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import { type Candidate, textAt } from './candidates.js';

/** "Henrik Sall, 58," or "Sall (58)", with the word before the surname, if it has a capital, too. */
const NAME_AND_AGE_RE = /(?:(\p{Lu}[\p{L}'’-]{0,40}) )?(\p{Lu}[\p{L}'’-]{1,40})(?:, | \()(\d{1,3})(?=[,)])/gu;
const TITLES = new Set(PERSONAL_TITLES);
const AGE_TERMS = contentTerms('old age aged');
/** "how old was she when …": not the age on the day of the report. */
const AT_OTHER_TIME_RE = /\b(?:when|while|before|after|at the time|back then|in (?:19|20)\d\d)\b/i;
/**
 * Span score, in logits, that such an age has at least: as much as the reader gives most of them. It misses some where the
 * rest of the sentence is about something else.
 */
const STATED = 5;

/**
 * The sentences, with the age of whom the question names among their likely spans where it is written beside the name; also
 * those of the same articles that were not read, since nothing else in them need be about the question.
 */
export function withStatedAges(
  question: Pick<Question, 'dimensions' | 'words' | 'text' | 'terms'>,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const isAsked = question.dimensions?.[0] === 'age' && !AT_OTHER_TIME_RE.test(question.text);
  if (!isAsked || candidates.every(({ spans }) => spans === null)) return candidates;
  const known = new Set(candidates.map(({ sentence }) => sentence));
  const unread = [...new Map(candidates.map((one) => [one.from, one])).values()].flatMap(
    ({ from, passage }) =>
      from.sentences
        .filter((sentence) => !known.has(sentence))
        .map((sentence): Candidate => {
          const text = textAt(from, sentence.span);
          return { from, sentence, text, terms: askedTerms(text, question.words), passage, spans: [] };
        }),
  );
  const withAge = (candidate: Candidate): Candidate | null => {
    const age = candidate.spans === null ? undefined : statedAge(candidate, question);
    if (age === undefined) return null;
    // The age stands for the word that the question has for it.
    const terms = new Set([...candidate.terms, ...AGE_TERMS]);
    return { ...candidate, terms, spans: withSpan(candidate.spans!, age) };
  };
  return [
    ...candidates.map((candidate) => withAge(candidate) ?? candidate),
    ...unread.flatMap((candidate) => withAge(candidate) ?? []),
  ];
}

function statedAge(
  { text, sentence, from }: Candidate,
  question: Pick<Question, 'text' | 'terms'>,
): ScoredSpan | undefined {
  const isAsked = (word: string): boolean => contentTerms(word).some((term) => question.terms.includes(term));
  for (const { index, 0: all, 1: before, 2: surname, 3: age } of text.matchAll(NAME_AND_AGE_RE)) {
    const isOther = before !== undefined && !TITLES.has(before) && !isAsked(before);
    if (isOther || !isAsked(surname!) || !namesInFull(from.article.text, surname!, question)) continue;
    const end = sentence.span.start + index + all.length;
    return { start: end - age!.length, end, score: STATED };
  }
  return undefined;
}

/** True if the article has the surname with the first name that the question gives, if it gives one. */
function namesInFull(article: string, surname: string, question: Pick<Question, 'text' | 'terms'>): boolean {
  const tokens = tokenize(question.text);
  const at = tokens.findIndex(({ word }) => word.toLowerCase() === surname.toLowerCase());
  const first = tokens[at - 1];
  if (first === undefined || !question.terms.includes(first.term)) return true;
  return article.toLowerCase().includes(`${first.word} ${surname}`.toLowerCase());
}

/** The spans, best first, of which one that overlaps the age becomes it. */
function withSpan(spans: readonly ScoredSpan[], age: ScoredSpan): readonly ScoredSpan[] {
  const others = spans.filter(({ start, end }) => end <= age.start || age.end <= start);
  const read = spans.find((span) => !others.includes(span));
  const stated = { ...age, score: Math.max(age.score, read?.score ?? -Infinity) };
  return [stated, ...others].toSorted((a, b) => b.score - a.score);
}
