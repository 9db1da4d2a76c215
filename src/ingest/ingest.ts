import type { Config } from '../config/config.js';
import type { StoryMember } from '../domain/article.js';
import { UserError } from '../domain/errors.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../domain/ingest.js';
import type { Embedder } from '../domain/models.js';
import type { Scope } from '../domain/scope.js';
import { ForgottenError, type IngestOrigin, type SaveOutcome } from '../store/ports/article-store.js';
import type { Store } from '../store/ports/store.js';
import { embedArticle } from './embed-article.js';
import { prepareArticle } from './prepare.js';
import { readSource } from './read-source.js';

export interface IngestDeps {
  readonly config: Config;
  readonly store: Store;
  readonly embedder: Embedder;
  /** Default: somebody names it now. */
  readonly intake?: IngestOrigin;
  /** Bounds what the scope may hold; asked before a new article is embedded. */
  readonly requireRoom?: (scope: Scope) => Promise<void>;
}

/**
 * Source to stored article: read, analyse, embed, then one transaction, then the index. A text that is known
 * is not embedded again. Whatever fails before the transaction leaves the store as it was.
 * @throws UserError `article.forgotten` for what is only offered and was forgotten in the scope.
 */
export async function ingestSource(
  tools: IngestDeps,
  request: IngestRequest,
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  try {
    return await ingest(tools, request, options);
  } catch (error) {
    if (!(error instanceof ForgottenError)) throw error;
    throw new UserError(
      'article.forgotten',
      'It was forgotten here and stays so: ingest it by its own address, or paste it, to have it back.',
      { cause: error },
    );
  }
}

async function ingest(
  { config, store, embedder, intake = {}, requireRoom }: IngestDeps,
  { scope, source, ingestedBy }: IngestRequest,
  { signal, onProgress }: IngestOptions,
): Promise<IngestOutcome> {
  const began = performance.now();
  const fetchedAt = new Date();
  const draft = await readSource(source, {
    limits: config,
    now: fetchedAt,
    onStage: (stage) => onProgress?.({ stage }),
    ...(signal ? { signal } : {}),
  });
  const analysed = prepareArticle(draft, config.MAX_ARTICLE_WORDS, fetchedAt);
  const outcome = async (id: string, standing: SaveOutcome, passages: number): Promise<IngestOutcome> => {
    const sameStory = await store.articles.sameStory(id);
    const ms = Math.round(performance.now() - began);
    const sentences = analysed.sentences.length;
    onProgress?.({ stage: 'done', articles: standing.kind === 'known' ? 0 : 1, sentences, passages, ms });
    return {
      outcome: standing.kind,
      article: (await store.articles.summary(scope, id))!,
      sentences,
      passages,
      ms,
      notes: [
        ...notesOn(analysed),
        ...sameStory.slice(0, 1).map((first) => sameStoryNote(first, sameStory.length)),
      ],
      ...(sameStory.length > 0 ? { sameStory } : {}),
    };
  };

  const standing = (await store.articles.classify(scope, analysed.contentHash, analysed.urls)).kind;
  if (standing === 'known') {
    const saved = await store.articles.attachToExisting(scope, analysed, intake);
    if (saved) return outcome(saved.id, saved.outcome, saved.passages);
  }

  if (intake.offered) await store.articles.refuseForgotten(scope, analysed);
  if (standing === 'new') await requireRoom?.(scope);
  const { passages, vectors } = await embedArticle(embedder, analysed, {
    onProgress: (done, total) => onProgress?.({ stage: 'embedding', done, total }),
    ...(signal ? { signal } : {}),
  });
  signal?.throwIfAborted();
  onProgress?.({ stage: 'storing' });
  const article = { ...analysed, passages, vectors };
  const saved = await store.articles.save(scope, article, ingestedBy ?? null, intake);
  await store.index(await store.articles.scopeKey(scope), embedder);
  return outcome(saved.id, saved.outcome, passages.length);
}

function sameStoryNote({ title, outlet }: StoryMember, members: number): string {
  const others = members === 1 ? '; both' : ` and ${members - 1} more; all`;
  return `It reports the same as “${title}”${outlet === null ? '' : ` (${outlet})`}${others} are kept, as one story.`;
}

function notesOn({ language, publishedAt }: { language: string; publishedAt: string | null }): string[] {
  const notes: string[] = [];
  if (language !== 'eng' && language !== 'und') {
    notes.push(
      'This text does not look English: it is kept and quoted as it is, but answers work best in English.',
    );
  }
  if (publishedAt === null) notes.push('It tells no date, so searches by date go by today.');
  return notes;
}
