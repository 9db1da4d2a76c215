import cliProgress from 'cli-progress';
import type { IngestProgress } from '../domain/ingest.js';
import { count } from './render.js';

/** A bar on standard error; lines go above it. */
export interface Bar {
  log(line: string): void;
  /** What is at hand, in words. */
  stage(words: string): void;
  total(total: number): void;
  done(): void;
  stop(): void;
}

export function startBar(total: number): Bar {
  const bars = new cliProgress.MultiBar(
    {
      format: '{bar} {value}/{total} {stage}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      fps: 10,
    },
    cliProgress.Presets.shades_grey,
  );
  const bar = bars.create(total, 0, { stage: '' });
  return {
    log: (line) => bars.log(`${line}\n`),
    stage: (words) => bar.update({ stage: words }),
    total: (all) => bar.setTotal(all),
    done: () => bar.increment(),
    stop: () => bars.stop(),
  };
}

/** "embedding 34 of 120", as people read it. */
export function stageText(progress: IngestProgress): string {
  if (progress.stage === 'queued') return `number ${progress.position} in the queue`;
  if (progress.stage === 'embedding') return `embedding ${progress.done} of ${progress.total}`;
  if (progress.stage !== 'done') return progress.stage;
  const { articles, sentences, passages, ms } = progress;
  return `done: ${[count(articles, 'article'), count(sentences, 'sentence'), count(passages, 'passage')].join(', ')}, ${(ms / 1000).toFixed(1)} s`;
}
