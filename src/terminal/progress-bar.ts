import cliProgress from 'cli-progress';
import type { IngestProgress } from '../domain/ingest.js';
import { count } from './render.js';

/** A progress bar on standard error. `log` prints above it. */
export interface Bar {
  log(line: string): void;
  /** Describes the current step. */
  stage(text: string): void;
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
    stage: (text) => bar.update({ stage: text }),
    total: (value) => bar.setTotal(value),
    done: () => bar.increment(),
    stop: () => bars.stop(),
  };
}

/** For example "embedding 34 of 120". */
export function stageText(progress: IngestProgress): string {
  if (progress.stage === 'queued') return `number ${progress.position} in the queue`;
  if (progress.stage === 'embedding') return `embedding ${progress.done} of ${progress.total}`;
  if (progress.stage !== 'done') return progress.stage;
  const { articles, sentences, passages, ms } = progress;
  return `done: ${[count(articles, 'article'), count(sentences, 'sentence'), count(passages, 'passage')].join(', ')}, ${(ms / 1000).toFixed(1)} s`;
}
