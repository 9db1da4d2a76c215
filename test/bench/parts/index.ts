/**
 * The two searches of a question, beside their peers: vectors (Byline's index, LangChain's HNSWLib, vectra, exact) and
 * terms (Byline's full text, MiniSearch, Orama). First, whether made vectors cluster as real ones do, and the recall of
 * the index and of vectors of less precision against exact search on real ones.
 */
import { join } from 'node:path';
import type { Projection } from '../../../src/domain/projection.js';
import { indexProjection } from '../../../src/models/bundled/index-projection.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { contentTerms } from '../../../src/text/terms/tokens.js';
import type { Context } from '../context.js';
import { Archive } from '../corpus/archive.js';
import { clusterFigures } from '../corpus/made-vectors.js';
import { guardQuestions } from '../guard-questions.js';
import { bylines, miniSearch, orama, type TermSearch } from '../peers/term-searches.js';
import { precisions, type VectorSearch, vectorSearches } from '../peers/vector-searches.js';
import { BYLINE } from '../report.js';
import { rounds, timed } from '../rounds.js';

const QUERIES = 100;
const NEIGHBOURS = 10;
const HITS = 80;
/** vectra and Orama take minutes to fill beyond. */
const MAX_SIZE = 10_000;
const REAL_VECTORS = 2000;
const SCOPE = 'bench';

export async function run(context: Context): Promise<void> {
  const { real, maker } = await context.vectors();
  const made = Array.from({ length: real.length }, () => maker.next());
  for (const [who, vectors] of [
    ['real vectors', real],
    ['made vectors', made],
  ] as const) {
    const { nearest, tenth, pair, dimension } = clusterFigures(vectors);
    context.report.add('index', 'cosine of the nearest neighbour', who, '', [nearest]);
    context.report.add('index', 'cosine of the tenth nearest', who, '', [tenth]);
    context.report.add('index', 'cosine of any two', who, '', [pair]);
    context.report.add('index', 'intrinsic dimension', who, '', [dimension]);
  }
  await recallOnRealVectors(context);
  const size = Math.min(MAX_SIZE, context.options.sizes.at(-1)!);
  await vectors(context, size);
  await terms(context, size);
}

const projectionOf = async (context: Context): Promise<Projection> =>
  indexProjection((await context.embedder()).id)!;

async function recallOnRealVectors(context: Context): Promise<void> {
  const all = await context.real(REAL_VECTORS);
  const queries = all.filter((_, at) => at % (all.length / QUERIES) < 1);
  const stored = all.filter((_, at) => at % (all.length / QUERIES) >= 1);
  const projection = await projectionOf(context);
  const searches = [...vectorSearches(projection, join(context.folder, 'vectra-real')), ...precisions()];
  for (const search of searches) await search.fill(stored);
  const exact = searches.find(({ who }) => who === 'exact, float32')!;
  const expected = await Promise.all(queries.map((query) => exact.search(query, NEIGHBOURS)));
  for (const search of searches) {
    const recall = await recallOf(search, queries, expected);
    context.report.add('index', `recall@10 on ${stored.length} real vectors`, search.who, '', [recall]);
  }
}

async function vectors(context: Context, size: number): Promise<void> {
  const { maker } = await context.vectors();
  const stored = Array.from({ length: size }, () => maker.next());
  const queries = Array.from({ length: QUERIES }, () => maker.next());
  const projection = await projectionOf(context);
  const searches = vectorSearches(projection, join(context.folder, 'vectra'));
  for (const { who, fill } of searches) {
    const { ms } = await timed(() => fill(stored), size);
    context.report.add('index', 'filling, a vector', who, 'ms', [ms]);
  }
  const expected = await Promise.all(queries.map((query) => searches.at(-1)!.search(query, NEIGHBOURS)));
  for (const search of searches) {
    const recall = await recallOf(search, queries, expected);
    context.report.add('index', `recall@10 on ${size} made vectors`, search.who, '', [recall]);
  }
  const contenders = searches.map(({ who, search }) => ({
    who,
    run: async () => ({
      [`nearest 10 of ${size} vectors (ms)`]: (
        await timed(async () => {
          for (const query of queries) await search(query, NEIGHBOURS);
        }, QUERIES)
      ).ms,
    }),
  }));
  await rounds(context.report, 'index', contenders, context.options);
}

async function recallOf(
  { search }: VectorSearch,
  queries: readonly Float32Array[],
  expected: readonly (readonly number[])[],
): Promise<number> {
  let found = 0;
  for (const [at, query] of queries.entries()) {
    const hits = new Set(await search(query, NEIGHBOURS));
    found += expected[at]!.filter((one) => hits.has(one)).length;
  }
  return found / (queries.length * NEIGHBOURS);
}

async function terms(context: Context, size: number): Promise<void> {
  const { maker } = await context.vectors();
  const model = await context.embedder();
  const folder = join(context.folder, 'full-text');
  const archive = new Archive({
    folder,
    scope: SCOPE,
    stock: context.stock,
    model,
    vectors: maker,
    keepTexts: true,
  });
  await archive.growTo(size);
  const store = SqliteStore.open(folder);
  const scope = await store.articles.scopeKey(SCOPE);
  const passages = archive.passageTexts.map((text) => contentTerms(text).join(' '));
  const questions = guardQuestions().slice(0, QUERIES).map(contentTerms);
  const searches: TermSearch[] = [bylines(BYLINE, store.search, scope), miniSearch(), orama()];
  for (const { who, fill } of searches.slice(1)) {
    const { ms } = await timed(() => fill(passages), size);
    context.report.add('index', 'filling full text, a passage', who, 'ms', [ms]);
  }
  const contenders = searches.map(({ who, search }) => ({
    who,
    run: async () => ({
      [`best 80 of ${size} passages by BM25 (ms)`]: (
        await timed(async () => {
          for (const question of questions) await search(question, HITS);
        }, questions.length)
      ).ms,
    }),
  }));
  await rounds(context.report, 'index', contenders, context.options);
  await store.close();
}
