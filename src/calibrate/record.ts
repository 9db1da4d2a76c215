import { type Evidence, gatherEvidence } from '../answer/evidence/gather.js';
import { analyseQuestion } from '../answer/question/question.js';
import { cite } from '../domain/citation.js';
import { UserError } from '../domain/errors.js';
import { type Condition, type ConditionOptions, underConditions } from './conditions.js';
import type { Corpus } from './corpus.js';
import { askedAt, type EvalQuestion, type EvalSet } from './eval-set.js';
import { Judge } from './judge.js';

/** One asking: what there was to answer from, and what of it answers. */
export interface Recorded {
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly now: Date;
  readonly evidence: Evidence;
  /** For each candidate, whether it answers; none does unless the condition is `given`. */
  readonly right: readonly boolean[];
}

const MAX_QUESTION_CHARS = 10_000;

/**
 * Gathers the evidence for every question of a set under every condition. Left out are follow-ups, which need a
 * conversation, and questions without a word to search for.
 */
export async function record(
  set: EvalSet,
  corpus: Corpus,
  options: ConditionOptions & { readonly onProgress?: (done: number) => void } = {},
): Promise<Recorded[]> {
  const judge = new Judge(corpus);
  const scope = corpus.tools.store.articles.scopeKey(corpus.scope);
  const recorded: Recorded[] = [];
  await underConditions(
    set,
    corpus,
    async (question, condition, among) => {
      if (question.follows !== undefined) return;
      const asked = analysed(question.question);
      if (!asked) return;
      const evidence = await gatherEvidence(corpus.tools, asked, scope, among);
      const right = evidence.candidates.map(({ from, sentence }) => {
        if (condition !== 'given') return false;
        const citation = cite(from.article, sentence.span);
        return judge.answers(question, { text: citation.quote, citations: [citation] });
      });
      recorded.push({ question, condition, now: askedAt(question), evidence, right });
      options.onProgress?.(recorded.length);
    },
    options,
  );
  return recorded;
}

function analysed(question: string) {
  try {
    return analyseQuestion(question, MAX_QUESTION_CHARS);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
