import { type AnswerDeps, compose } from '../../src/answer/answer.js';
import { understand } from '../../src/answer/ask.js';
import { candidatesOf, passagesToRead } from '../../src/answer/evidence/candidates.js';
import { type Evidence, gatherEvidence } from '../../src/answer/evidence/gather.js';
import { type RankedSentence, rankSentences } from '../../src/answer/evidence/rank.js';
import { latestLeads } from '../../src/answer/overview.js';
import { type ConditionOptions, underConditions } from '../../src/calibrate/conditions.js';
import type { Corpus } from '../../src/calibrate/corpus.js';
import { askedAt, type EvalQuestion, type EvalSet } from '../../src/calibrate/eval-set.js';
import { Judge } from '../../src/calibrate/judge.js';
import type { Answer, AnswerSentence } from '../../src/domain/answer.js';
import { cite } from '../../src/domain/citation.js';
import { UserError } from '../../src/domain/errors.js';
import { newId } from '../../src/domain/ids.js';
import { type Asking, judged, type Stage } from './measures.js';
import { countVerbatim } from './rendered.js';

/** More than any search returns: to check if a sentence was retrieved at all. */
const ALL_PASSAGES = 1000;

/**
 * Asks all questions of a set, each at its own time, and judges the answers. A follow-up refers to the answer of the
 * question it follows.
 */
export async function evaluate(
  set: EvalSet,
  corpus: Corpus,
  deps: AnswerDeps,
  options: ConditionOptions = {},
): Promise<Asking[]> {
  const judge = new Judge(corpus);
  const { store } = deps;
  const scope = await store.articles.scopeKey(corpus.scope);
  const answerIds = new Map<string, string>();
  const askings: Asking[] = [];

  async function ask(question: EvalQuestion, among: readonly number[] | null) {
    const request = { scope: corpus.scope, question: question.question };
    const earlier = question.follows === undefined ? undefined : answerIds.get(question.follows);
    const now = askedAt(question);
    const {
      question: asked,
      followUp: followed,
      outlet,
    } = await understand(store, { ...request, ...(earlier !== undefined && { follows: earlier }) }, now);
    const filter = { since: 'all', published: asked.published, outlet } as const;
    const inTime = await store.search.narrow(scope, filter, now);
    const articleKeys = inTime && among ? among.filter((key) => inTime.includes(key)) : (inTime ?? among);
    const searched = await store.search.corpus(scope, articleKeys);
    const whole = { id: newId(), question: question.question, searched };
    if (asked.terms.length === 0) {
      const leads = (await latestLeads(store, deps.embedder, scope, articleKeys, 5)).map(
        ({ from, sentence }): AnswerSentence => {
          const citation = cite(from.article, sentence.span);
          return { text: citation.quote, citations: [citation] };
        },
      );
      const answer: Answer = { ...whole, kind: 'answered', statements: leads, confidence: 1, read: true };
      return { answer, evidence: null, ranked: [], searched: null };
    }
    const evidence = await gatherEvidence(deps, asked, scope, articleKeys);
    const ranked = rankSentences(evidence, deps.calibration.ranking, now);
    const answer: Answer = { ...whole, ...(await compose(deps, evidence, ranked)) };
    return { answer, evidence, ranked, searched: followed ? asked.text : null };
  }

  await underConditions(
    set,
    corpus,
    async (question, condition, articleKeys) => {
      const began = performance.now();
      const { answer, evidence, ranked, searched } = await ask(question, articleKeys).catch(
        refused(question),
      );
      const ms = performance.now() - began;
      if (condition !== 'absent') {
        answerIds.set(question.id, answer.id);
        await store.answers.add(scope, answer, { channel: null, user: null, searched });
      }
      const stage =
        condition === 'given' ? await stageOf(corpus, judge, question, answer, evidence, ranked) : null;
      const verbatim = await countVerbatim(corpus, answer);
      askings.push(await judged(judge, question, condition, answer, ms, verbatim, stage));
    },
    options,
  );
  return askings;
}

/** A question without search terms counts as answered with nothing. */
function refused(question: EvalQuestion) {
  return (error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    const answer: Answer = {
      id: newId(),
      question: question.question,
      kind: 'nothing',
      statements: [],
      confidence: 0,
      read: true,
      searched: { articles: 0, passages: 0, newest: null },
    };
    return { answer, evidence: null, ranked: [] as RankedSentence[], searched: null };
  };
}

/** The stage at which the answer was lost; null if the first shown sentence answers the question. */
async function stageOf(
  corpus: Corpus,
  judge: Judge,
  question: EvalQuestion,
  answer: Answer,
  evidence: Evidence | null,
  ranked: readonly RankedSentence[],
): Promise<Stage | null> {
  const [first] = answer.statements;
  if (first && (await judge.answers(question, first))) return answer.kind === 'answered' ? null : 'refused';
  if (!evidence) return 'not searched';
  const isRight = ({
    candidate: { from, sentence },
  }: Pick<RankedSentence, 'candidate'>): Promise<boolean> => {
    const citation = cite(from.article, sentence.span);
    return judge.answers(question, { text: citation.quote, citations: [citation] });
  };
  const right = await firstThat(ranked, isRight);
  if (right === undefined) {
    const all = await passagesToRead(
      corpus.tools.store,
      evidence.scope,
      evidence.retrieval.passages,
      ALL_PASSAGES,
    );
    const candidates = candidatesOf(all, null).map((candidate) => ({ candidate }));
    return (await firstThat(candidates, isRight)) ? 'not read' : 'not retrieved';
  }
  if (right.candidate.spans === null) return 'not read';
  return right.features.spanScore < ranked[0]!.features.spanScore ? 'read wrong' : 'ordered wrong';
}

async function firstThat<T>(
  values: readonly T[],
  test: (value: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const value of values) if (await test(value)) return value;
  return undefined;
}
