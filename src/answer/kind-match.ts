import type { Mention, MentionKind } from '../types.js';
import { type AnswerMention, answerMentions, type Fit } from './answer-mentions.js';
import type { Candidate } from './candidates.js';
import type { Question } from './question.js';
import { referenceOf } from './reference.js';
import { tells } from './telling.js';

/** `pointed`: a sentence points at an answer that stands elsewhere; null where any words could be it. */
export type KindMatch = Fit | 'pointed' | 'none' | null;

/** How well a sentence holds the asked kind of answer. */
export function kindMatch(question: Question, candidate: Candidate): KindMatch {
  const { sentence, from } = candidate;
  const told = tells(question, candidate);
  if (told !== null) return told;
  if (question.wanted.exact.length === 0) return null;
  const [own] = enough(question, answerMentions(question, from.article.text, sentence.mentions));
  if (own?.fit === 'exact' || !POINTABLE.has(question.kind)) return own?.fit ?? 'none';
  return pointsAtAnswer(question, candidate) ? 'pointed' : (own?.fit ?? 'none');
}

const POINTABLE: ReadonlySet<Question['kind']> = new Set(['person', 'organisation']);

/** Whether the sentence points at ("both leaders", "the company") a name that could be the answer. */
function pointsAtAnswer(question: Question, candidate: Candidate): boolean {
  const reference = referenceOf(candidate, question.wanted.exact);
  if (!reference) return false;
  const { article } = candidate.from;
  const names = reference.names.map(
    (name): Mention => ({ kind: asKind(name, reference.kind), span: name.span }),
  );
  const [found] = enough(question, answerMentions(question, article.text, names));
  return found !== undefined && found.fit !== 'loose';
}

const asKind = ({ kind }: Mention, meant: MentionKind): MentionKind => (kind === 'name' ? meant : kind);

/** Where several are asked, a single name is no exact answer. */
function enough({ several }: Question, found: readonly AnswerMention[]): readonly AnswerMention[] {
  const [best] = found;
  const alone = several && best && found.filter(({ fit }) => fit === best.fit).length < 2;
  return alone ? [{ ...best, fit: best.fit === 'exact' ? 'likely' : 'loose' }] : found;
}
