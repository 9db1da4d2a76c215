import type { Candidate } from '../answer/evidence/candidates.js';
import { type Evidence, gatherEvidence } from '../answer/evidence/gather.js';
import { analyseTimedQuestion } from '../answer/question/question.js';
import { cite } from '../domain/citation.js';
import { UserError } from '../domain/errors.js';
import { type Condition, type ConditionOptions, underConditions } from './conditions.js';
import type { Corpus } from './corpus.js';
import { askedAt, type EvalQuestion, type EvalSet } from './eval-set.js';
import { Judge } from './judge.js';

/** A question asked under one condition: the evidence gathered, and which candidates answer it. */
export interface Recorded {
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly now: Date;
  readonly evidence: Evidence;
  /** For each candidate, true if it answers; always false unless the condition is `given`. */
  readonly right: readonly boolean[];
}

/**
 * Gathers the evidence for every question of a set under each condition. Skips follow-ups, which need a
 * conversation, and questions without search terms.
 */
export async function record(
  set: EvalSet,
  corpus: Corpus,
  options: ConditionOptions & { readonly onProgress?: (done: number) => void } = {},
): Promise<Recorded[]> {
  const judge = new Judge(corpus);
  const scope = await corpus.tools.store.articles.scopeKey(corpus.scope);
  const recorded: Recorded[] = [];
  await underConditions(
    set,
    corpus,
    async (question, condition, among) => {
      if (question.follows !== undefined) return;
      const asked = analysed(question);
      if (!asked) return;
      const evidence = await gatherEvidence(corpus.tools, asked, scope, among);
      const isRight = async ({ from, sentence }: Candidate) => {
        if (condition !== 'given') return false;
        const citation = cite(from.article, sentence.span);
        return judge.answers(question, { text: citation.quote, citations: [citation] });
      };
      const right = await Promise.all(evidence.candidates.map(isRight));
      recorded.push({ question, condition, now: askedAt(question), evidence, right });
      options.onProgress?.(recorded.length);
    },
    options,
  );
  return recorded;
}

function analysed(question: EvalQuestion) {
  try {
    return analyseTimedQuestion(question.question, askedAt(question));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
