import { dot } from '../vectors.js';
import type { AnswerKind } from './answer-kind.js';
import { answerMentions } from './answer-mentions.js';
import type { Candidate } from './candidates.js';
import type { Question } from './question.js';
import type { Ranked } from './rank.js';

/** Only amounts can be told to differ; two dates or places may both be right. */
const COMPARABLE: readonly AnswerKind[] = ['number', 'money', 'percent'];
/** The other article's sentence must be about as good an answer: its share of the best one's probability. */
const AS_GOOD = 0.2;
/** And say the same thing: cosine of the two titled sentences. */
const SAME_MATTER = 0.6;

/**
 * The sentences of different articles that give different amounts for what was asked, newest first; null when
 * they agree or only one article tells.
 */
export function disagreementOf(question: Question, ranked: readonly Ranked[]): Candidate[] | null {
  const best = ranked[0];
  if (!best || !COMPARABLE.includes(question.kind)) return null;
  const first = amountOf(question, best.candidate);
  if (first === null) return null;
  const other = ranked.find(({ candidate, share }) => {
    if (candidate.from === best.candidate.from || share < best.share * AS_GOOD) return false;
    const value = amountOf(question, candidate);
    const alike = dot(candidate.sentence.titled, best.candidate.sentence.titled) >= SAME_MATTER;
    return alike && value !== null && value !== first;
  });
  if (!other) return null;
  return [best.candidate, other.candidate].toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));
}

const dateOf = ({ from }: Candidate): string => from.article.publishedAt ?? from.article.fetchedAt;

/** The amount a sentence gives, as a comparable text: "1.28 million" and "1,280,000" are one. */
function amountOf(question: Question, { from, sentence }: Candidate): string | null {
  const [best] = answerMentions(question, from.article.text, sentence.mentions);
  return best && best.fit === 'exact' ? comparable(best.text) : null;
}

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
  lakh: 1e5,
  crore: 1e7,
};

function comparable(amount: string): string {
  const match = /(\d[\d,]*(?:\.\d+)?)[ -]?([a-z]+)?/i.exec(amount);
  if (!match) return amount.toLowerCase();
  const scale = SCALES[(match[2] ?? '').toLowerCase()] ?? 1;
  return String(Number(match[1]!.replaceAll(',', '')) * scale);
}
