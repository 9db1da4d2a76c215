import { UserError } from '../../../domain/errors.js';
import type { IngestProgress } from '../../../domain/ingest.js';
import { discordErrors } from '../../errors.js';
import { renderOutcomes, type SourceOutcome } from '../../render/links.js';
import type { GivenSource } from './given-sources.js';
import {
  type GivenOptions,
  type IngestContext,
  ingestArticle,
  type Requester,
  withProgress,
} from './ingest-article.js';

/** More would keep other members waiting, and take longer than the interaction's token is valid. */
const MAX_SOURCES = 10;

/**
 * Ingests sources one after the other and shows in one message what became of each; one that fails does not stop the
 * others.
 * @returns the number of articles that are stored now.
 * @throws UserError `rate.limited` or `cancelled` for what is left then, and the reason if the only source fails.
 */
export async function ingestSeveral(
  sources: readonly GivenSource[],
  { user }: Requester,
  { isPrivate = false, notes = [], offer = () => [] }: GivenOptions,
  context: IngestContext,
): Promise<number> {
  const { reply, scope, limits, preferences, closing, texts } = context;
  limits.ingest(user.id, scope, preferences);
  await reply.defer({ private: isPrivate });
  const outcomes: SourceOutcome[] = [];
  const what = kindOf(sources);
  const show = () => {
    const all = sources.map(({ name }, i) => outcomes[i] ?? ({ kind: 'skipped', name } as const));
    const left = sources.filter((_, i) => all[i]?.kind !== 'ingested');
    const { components } = renderOutcomes(all, { what, notes }, texts);
    return reply.show({ components: [...components, ...(left.length > 0 ? offer(left) : [])] });
  };
  try {
    await withProgress(context, async (report) => {
      const wanted = sources.slice(0, MAX_SOURCES);
      for (const source of wanted) {
        if (closing.begun) {
          throw discordErrors.restartingSources({ left: wanted.length - outcomes.length, what });
        }
        if (outcomes.length > 0) limits.ingest(user.id, scope, preferences);
        const onProgress = (step: IngestProgress) =>
          report(texts.links.progress(outcomes.length + 1, sources.length, texts.ingest.progress(step)));
        outcomes.push(await outcomeOf(source, user.id, context, onProgress));
      }
    });
  } catch (error) {
    // What became of the sources so far is shown before the error.
    if (outcomes.length > 0) await show();
    throw error;
  }
  const [only] = outcomes;
  if (sources.length === 1 && only?.kind === 'failed') throw only.error;
  await show();
  return outcomes.filter(({ kind }) => kind === 'ingested').length;
}

async function outcomeOf(
  source: GivenSource,
  user: string,
  context: IngestContext,
  onProgress: (step: IngestProgress) => void,
): Promise<SourceOutcome> {
  try {
    const outcome = await ingestArticle({ source: await source.open(), user }, context, onProgress);
    return { kind: 'ingested', outcome };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'failed', name: source.name, error };
  }
}

function kindOf(sources: readonly GivenSource[]): 'link' | 'file' | 'article' {
  const kinds = new Set(sources.map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size > 1 || only === undefined || only === 'text' ? 'article' : only;
}
