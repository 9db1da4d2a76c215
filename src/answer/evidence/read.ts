import type { Answer } from '../../domain/answer.js';
import type { ReadablePassage, Reader, Reading, ScoredSpan } from '../../domain/models.js';
import { asksAboutQuestions, isQuestionLine } from '../../text/sentences/question-line.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { isReportOf, withoutTime } from '../question/named-time.js';
import type { Question } from '../question/question.js';
import {
  type Candidate,
  type CandidateArticle,
  type CandidatePassage,
  candidatesOf,
  readable,
  shiftToArticle,
} from './candidates.js';

/** Sentences that are read twice: one run of the reader. Three to eight give the same quality. */
const MAX_READ_AGAIN = 4;
/** One or three before, or one after it as well, made the first quote worse. */
const SENTENCES_BEFORE = 2;

/**
 * With fewer passages, the time was too short for a second look, which the confidence counts on: without it, fewer
 * questions are answered on processors that read all but the last passages in time.
 */
const MIN_READ_FOR_SECOND_LOOK = 8;

/** What `readPassages` asks about what it has read. */
export interface WhileReading {
  /** The sentences without the spans that cannot answer. */
  readonly withoutImpossible?: (candidates: readonly Candidate[]) => Promise<readonly Candidate[]>;
  /** Passages to read besides if the best sentence is of this article. */
  readonly further?: (best: CandidateArticle) => Promise<readonly CandidatePassage[]>;
}

/**
 * The sentences of the passages with their likeliest spans. Then further passages are read that the best sentence gives
 * reason for, unless the time was too short for all of the first ones, and the sentences with the likeliest spans a second
 * time, unless it was too short for the best eight.
 * @param reader Null: nothing is read.
 */
export async function readPassages(
  reader: Reader | null,
  question: Question,
  passages: readonly CandidatePassage[],
  { withoutImpossible = async (some) => some, further = async () => [] }: WhileReading = {},
): Promise<{ readonly candidates: readonly Candidate[] } & Pick<Answer, 'read' | 'hurried'>> {
  const startedAt = performance.now();
  const read = async (some: readonly CandidatePassage[], spentMs = 0): Promise<Reading | null> =>
    (await reader?.read(
      question.text,
      some.map((passage) => readableFor(question, passage)),
      spentMs,
    )) ?? null;
  const reading = await read(passages);
  const candidates = await withoutImpossible(candidatesOf(passages, reading, question.words));
  const [best] = bestOf(question, candidates, 1);
  const count = reading?.filter((passage) => passage !== null).length ?? 0;
  const isWhole = count === passages.length;
  if (reading && !isWhole && count < MIN_READ_FOR_SECOND_LOOK)
    return { candidates, read: true, hurried: { read: count, found: passages.length } };
  if (!reader || !reading || !best) return { candidates, read: reading !== null };
  const more = isWhole ? await further(best.from) : [];
  const readMore = more.length > 0 ? await read(more, performance.now() - startedAt) : null;
  const all = readMore
    ? await withoutImpossible(candidatesOf([...passages, ...more], [...reading, ...readMore], question.words))
    : candidates;
  return { candidates: await readAgain(reader, question, all), read: true };
}

/** The sentences with the likeliest spans. */
function bestOf(question: Question, candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  const mayAsk = asksAboutQuestions(question.text);
  return candidates
    .filter(({ spans, text }) => spans !== null && spans.length > 0 && (mayAsk || !isQuestionLine(text)))
    .toSorted((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, limit);
}

/**
 * Reads the sentences with the likeliest spans again, each as the last of three instead of somewhere in a passage, and
 * averages the scores: what a small reader says of a sentence depends on what stands around it, and two looks are less
 * often wrong than one.
 */
async function readAgain(
  reader: Reader,
  question: Question,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const best = bestOf(question, candidates, MAX_READ_AGAIN);
  if (best.length === 0) return candidates;
  const windows = best.map(({ from, sentence }) => {
    const first = Math.max(0, sentence.ordinal - SENTENCES_BEFORE);
    return readableFor(question, { from, sentences: from.sentences.slice(first, sentence.ordinal + 1) });
  });
  const reading = await reader.read(question.text, windows);
  const averaged = new Map<Candidate, Candidate>();
  best.forEach((candidate, at) => {
    const spans = reading?.[at]?.at(-1);
    if (!spans?.length) return;
    const again = shiftToArticle(spans, windows[at]!.sentences.at(-1)!, candidate.sentence.span);
    averaged.set(candidate, { ...candidate, spans: mean(candidate.spans!, again) });
  });
  return candidates.map((candidate) => averaged.get(candidate) ?? candidate);
}

/**
 * A passage for the reader. One of the time that the question names is asked without it, unless the passage has the same
 * words: to a question with "March 7", "on Tuesday" is another day.
 */
function readableFor(
  question: Question,
  passage: Pick<CandidatePassage, 'from' | 'sentences'>,
): ReadablePassage {
  const written = readable(passage);
  const { time } = question;
  if (time === null || !isReportOf(time, passage.from.article.publishedAt)) return written;
  const terms = new Set(contentTerms(written.text));
  const isWritten = contentTerms(time.words).every((term) => terms.has(term));
  return isWritten ? written : { ...written, question: withoutTime(question.text, time) };
}

const scoreOf = ({ spans }: Candidate): number => spans?.[0]?.score ?? -Infinity;

/** Subtracted from the lowest score of a reading for a span that it does not have. */
const NOT_LIKELY = 2;

/**
 * The likeliest spans of two readings by their mean score; the best one scores as the best ones of both. Spans that
 * overlap are one, with the bounds of the first reading: "about 2,000" and "2,000".
 */
function mean(one: readonly ScoredSpan[], other: readonly ScoredSpan[]): ScoredSpan[] {
  const lowest = Math.min(one.at(-1)!.score, other.at(-1)!.score) - NOT_LIKELY;
  const sameIn = (reading: readonly ScoredSpan[], { start, end }: ScoredSpan): ScoredSpan | undefined =>
    reading.find((span) => span.start < end && start < span.end);
  const scoreIn = (reading: readonly ScoredSpan[], span: ScoredSpan): number =>
    sameIn(reading, span)?.score ?? lowest;
  const spans = [...one, ...other.filter((span) => !sameIn(one, span))]
    .map((span) => ({ ...span, score: (scoreIn(one, span) + scoreIn(other, span)) / 2 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, one.length);
  const raise = (one[0]!.score + other[0]!.score) / 2 - spans[0]!.score;
  return spans.map((span) => ({ ...span, score: span.score + raise }));
}
