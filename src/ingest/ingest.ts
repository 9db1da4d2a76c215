import type { Config } from '../config/config.js';
import type { IsoDate } from '../domain/article.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../domain/ingest.js';
import type { Embedder } from '../domain/models.js';
import type { Scope } from '../domain/scope.js';
import { ForgottenError, type IngestOrigin, type SaveOutcome } from '../store/ports/article-store.js';
import type { Store } from '../store/ports/store.js';
import { embedArticle } from './embed-article.js';
import { ingestErrors } from './errors.js';
import type { EntrySource } from './feeds/read-entry.js';
import type { Robots } from './fetch/robots.js';
import { fetchSource } from './fetch-source.js';
import { analyseWithFurtherPages } from './further-pages.js';
import { notesOn } from './notes.js';
import type { Parser } from './parse/parser.js';

export interface IngestDeps {
  readonly config: Config;
  readonly store: Store;
  readonly embedder: Embedder;
  readonly parser: Pick<Parser, 'article'>;
  /** Asked before the further pages of an article. Default: all are allowed. */
  readonly robots?: Pick<Robots, 'require'>;
  /** Default: a user names it now. */
  readonly origin?: IngestOrigin;
  /** Throws if the scope has no room; called before a new article is embedded. */
  readonly requireRoom?: (scope: Scope) => Promise<void>;
}

/** A source as a user names it, or the text of a feed entry. */
export interface SourceRequest extends Omit<IngestRequest, 'source'> {
  readonly source: IngestRequest['source'] | EntrySource;
  /** The date of an article that gives none itself; null if unknown. */
  readonly fallbackDate?: IsoDate | null;
}

/**
 * Turns a source into a stored article: read, analyse, embed, save in one transaction, index. A known text is not
 * embedded again. An error before the transaction leaves the store unchanged.
 * @throws UserError `article.forgotten` for an offered article that was forgotten in the scope.
 */
export async function ingestSource(
  deps: IngestDeps,
  request: SourceRequest,
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  try {
    return await ingest(deps, request, options);
  } catch (error) {
    if (!(error instanceof ForgottenError)) throw error;
    throw ingestErrors.forgotten({}, { cause: error });
  }
}

async function ingest(
  { config, store, embedder, parser, robots, origin = {}, requireRoom }: IngestDeps,
  { scope, source, ingestedBy, fallbackDate = null }: SourceRequest,
  { signal, onProgress }: IngestOptions,
): Promise<IngestOutcome> {
  const began = performance.now();
  const fetchedAt = new Date();
  const fetching = { limits: config, ...(signal ? { signal } : {}) };
  const fetched = await fetchSource(source, { ...fetching, onStage: (stage) => onProgress?.({ stage }) });
  onProgress?.({ stage: 'reading' });
  const { MAX_FILE_MIB, MAX_ARTICLE_WORDS: maxWords } = config;
  const limits = { MAX_FILE_MIB };
  const turn = { scope, isBackground: origin.condition?.row === 'feed' };
  const parsing = { limits, maxWords, now: fetchedAt, fallbackDate, signal, turn };
  const { omissions = [], ...analysed } = await analyseWithFurtherPages(
    { parser, ...(robots ? { robots } : {}) },
    fetched,
    parsing,
    fetching,
  );
  const outcomeOf = async (id: string, effect: SaveOutcome, passages: number): Promise<IngestOutcome> => {
    const article = await store.articles.summary(scope, id);
    if (!article) throw ingestErrors.deletedMeanwhile({});
    const sameStory = await store.articles.sameStory(id);
    const ms = Math.round(performance.now() - began);
    const sentences = analysed.sentences.length;
    onProgress?.({ stage: 'done', articles: effect.kind === 'known' ? 0 : 1, sentences, passages, ms });
    return {
      outcome: effect.kind,
      article,
      sentences,
      passages,
      ms,
      notes: notesOn({ analysed, omissions, stored: article, isKnown: effect.kind === 'known', sameStory }),
      ...(sameStory.length > 0 ? { sameStory } : {}),
    };
  };

  const by = ingestedBy ?? null;
  const expected = (await store.articles.classify(scope, analysed, by)).kind;
  if (expected === 'known') {
    const saved = await store.articles.attachToExisting(scope, analysed, by, origin);
    if (saved) return outcomeOf(saved.id, saved.outcome, saved.passages);
  }

  if (origin.automatic) await store.articles.refuseForgotten(scope, analysed);
  if (expected === 'new') await requireRoom?.(scope);
  const { passages, vectors } = await embedArticle(embedder, analysed, {
    onProgress: (done, total) => onProgress?.({ stage: 'embedding', done, total }),
    ...(signal ? { signal } : {}),
  });
  signal?.throwIfAborted();
  onProgress?.({ stage: 'storing' });
  const article = { ...analysed, passages, vectors };
  const saved = await store.articles.save(scope, article, by, origin);
  await store.index(await store.articles.scopeKey(scope), embedder);
  return outcomeOf(saved.id, saved.outcome, passages.length);
}
