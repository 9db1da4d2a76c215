import type { AnswerDeps } from '../../src/answer/answer.js';
import { type AskResult, ask, understand } from '../../src/answer/ask.js';
import { candidatesOf, passagesToRead } from '../../src/answer/evidence/candidates.js';
import { type Evidence, gatherEvidence } from '../../src/answer/evidence/gather.js';
import { type RankedSentence, rankSentences } from '../../src/answer/evidence/rank.js';
import { type ConditionOptions, underConditions } from '../../src/calibrate/conditions.js';
import type { Corpus } from '../../src/calibrate/corpus.js';
import { askedAt, type EvalQuestion, type EvalSet } from '../../src/calibrate/eval-set.js';
import { Judge } from '../../src/calibrate/judge.js';
import type { Answer, AskRequest } from '../../src/domain/answer.js';
import { cite } from '../../src/domain/citation.js';
import { UserError } from '../../src/domain/errors.js';
import { newId } from '../../src/domain/ids.js';
import type { Store } from '../../src/store/ports/store.js';
import { type Asking, judged, type Stage } from './measures.js';
import { countVerbatim } from './rendered.js';

/** More than any search returns: to check if a sentence was retrieved at all. */
const ALL_PASSAGES = 1000;

/**
 * Asks all questions of a set as the product is asked, each at its own time, and judges the answers. A follow-up refers
 * to the answer of the question it follows.
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

  const requestFor = ({ question, follows }: EvalQuestion): AskRequest => {
    const earlier = follows === undefined ? undefined : answerIds.get(follows);
    return { scope: corpus.scope, question, ...(earlier !== undefined && { follows: earlier }) };
  };

  await underConditions(
    set,
    corpus,
    async (question, condition, articleKeys) => {
      const request = requestFor(question);
      const now = askedAt(question);
      const among = { ...deps, store: limitedTo(store, articleKeys) };
      const began = performance.now();
      const { answer, searched } = await ask(among, request, now).catch(refused(question));
      const ms = performance.now() - began;
      const stage =
        condition === 'given' ? await stageOf(corpus, judge, deps, question, request, answer) : null;
      if (condition !== 'absent') {
        answerIds.set(question.id, answer.id);
        await store.answers.add(scope, answer, { channel: null, user: null, searched });
      }
      const verbatim = await countVerbatim(corpus, answer);
      askings.push(await judged(judge, question, condition, answer, ms, verbatim, stage));
    },
    options,
  );
  return askings;
}

/** The store as if the scope had no other articles. @param among Their keys; null: all. */
function limitedTo(store: Store, among: readonly number[] | null): Store {
  if (among === null) return store;
  const narrow: Store['search']['narrow'] = async (...filter) => {
    const keys = await store.search.narrow(...filter);
    return keys === null ? [...among] : keys.filter((key) => among.includes(key));
  };
  return withMembers(store, { search: withMembers(store.search, { narrow }) });
}

/** An object with some members replaced; the others work on the object itself, which has private fields. */
const withMembers = <T extends object>(object: T, members: Partial<T>): T =>
  new Proxy(object, {
    get(target, name) {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name);
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

/** A question that is refused, such as one without search terms, counts as answered with nothing. */
function refused(question: EvalQuestion) {
  return (error: unknown): AskResult => {
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
    return { answer, searched: null };
  };
}

/** The stage at which the answer was lost; null if the first shown sentence answers the question. */
async function stageOf(
  corpus: Corpus,
  judge: Judge,
  deps: AnswerDeps,
  question: EvalQuestion,
  request: AskRequest,
  answer: Answer,
): Promise<Stage | null> {
  const [first] = answer.statements;
  if (first && (await judge.answers(question, first))) return answer.kind === 'answered' ? null : 'refused';
  const found = await evidenceFor(deps, request, askedAt(question));
  if (!found) return 'not searched';
  const { evidence, ranked } = found;
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

/** What the answer to a question is composed from; null if it is refused, or searches for nothing. */
async function evidenceFor(
  deps: AnswerDeps,
  request: AskRequest,
  now: Date,
): Promise<{ readonly evidence: Evidence; readonly ranked: readonly RankedSentence[] } | null> {
  const understood = await understand(deps.store, request, now).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  if (understood === null || understood.question.terms.length === 0) return null;
  const { question, outlet } = understood;
  const scope = await deps.store.articles.scopeKey(request.scope);
  const filter = { since: 'all', published: question.published, outlet } as const;
  const evidence = await gatherEvidence(
    deps,
    question,
    scope,
    await deps.store.search.narrow(scope, filter, now),
  );
  return { evidence, ranked: rankSentences(evidence, deps.calibration.ranking, now) };
}

async function firstThat<T>(
  values: readonly T[],
  test: (value: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const value of values) if (await test(value)) return value;
  return undefined;
}
