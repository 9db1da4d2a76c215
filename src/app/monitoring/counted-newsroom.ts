import type { Answer } from '../../domain/answer.js';
import { UserError } from '../../domain/errors.js';
import type { FeedPoll } from '../../domain/feed.js';
import type { IngestOutcome, IngestProgress } from '../../domain/ingest.js';
import type { SectionProgress } from '../../domain/section.js';
import type { Newsroom } from '../newsroom.js';
import { mapMethods } from '../remote/newsroom-contract.js';
import type { Metrics } from './metrics.js';

/** What is counted of one call; `seconds` is its duration. */
interface Observer {
  progress?(event: unknown): void;
  resolved?(result: unknown, seconds: number): void;
  rejected?(error: unknown, seconds: number): void;
}

/** A newsroom that counts its questions, articles, polls and faults. Every method is passed through. */
export function countedNewsroom(newsroom: Newsroom, metrics: Metrics): Newsroom {
  const groups = mapMethods((name, optionsAt, group, method) => async (...args) => {
    const observer = observerOf(name, metrics);
    const target = newsroom[group] as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    try {
      const result = await target[method]!(...observed(args, optionsAt, observer));
      observer.resolved?.(result, seconds());
      return result;
    } catch (error) {
      if (!(error instanceof UserError)) metrics.fault('newsroom');
      observer.rejected?.(error, seconds());
      throw error;
    }
  });
  return { ...groups, close: () => newsroom.close() };
}

/** The arguments, with an `onProgress` that the observer hears, too. */
function observed(args: readonly unknown[], optionsAt: number | null, observer: Observer): unknown[] {
  if (optionsAt === null || !observer.progress) return [...args];
  const options = (args[optionsAt] ?? {}) as { readonly onProgress?: (event: unknown) => void };
  const onProgress = (event: unknown): void => {
    observer.progress?.(event);
    options.onProgress?.(event);
  };
  return [...args.slice(0, optionsAt), { ...options, onProgress }];
}

function observerOf(name: string, metrics: Metrics): Observer {
  switch (name) {
    case 'answers.ask':
      return {
        resolved: (answer, seconds) => metrics.answered(answer as Answer, seconds),
        rejected: (error) => metrics.askFailed(error),
      };
    case 'ingest.article':
      return articleObserver(metrics);
    case 'ingest.section':
      return { progress: sectionProgress(metrics) };
    case 'feeds.poll':
      return { resolved: (poll) => metrics.polled(poll as FeedPoll) };
    default:
      return {};
  }
}

function articleObserver(metrics: Metrics): Observer {
  const step = stageTimer(metrics);
  return {
    progress: (event) => step(event as IngestProgress),
    resolved(result, seconds) {
      const { outcome } = result as IngestOutcome;
      metrics.ingested('request', outcome);
      metrics.ingestTook(seconds, { outcome });
    },
    rejected(error, seconds) {
      const code = error instanceof UserError ? error.code : null;
      metrics.notIngested('request', code);
      metrics.ingestTook(seconds, { code });
    },
  };
}

function sectionProgress(metrics: Metrics): (event: unknown) => void {
  let step = stageTimer(metrics);
  return (event) => {
    const progress = event as SectionProgress;
    if (progress.stage === 'story') step(progress.step);
    else step = stageTimer(metrics);
    if (progress.stage === 'ingested') metrics.ingested('section', progress.outcome.outcome);
    if (progress.stage === 'skipped') metrics.notIngested('section', progress.code);
  };
}

/** Measures each stage of one article until the next one begins; the one in which it fails is not measured. */
function stageTimer(metrics: Metrics): (progress: IngestProgress) => void {
  let current: { readonly stage: IngestProgress['stage']; readonly since: number } | undefined;
  return ({ stage }) => {
    if (stage === current?.stage) return;
    const now = performance.now();
    if (current) metrics.stageTook(current.stage, (now - current.since) / 1000);
    current = { stage, since: now };
  };
}
