import { migrateTo } from '../app/migrate.js';
import type { Config } from '../config/config.js';
import type { CopyProgress } from '../store/copy/copy-store.js';
import { type Output, print } from './output.js';
import { startBar } from './progress-bar.js';
import { count } from './render.js';

/** Copies everything to another database. Ctrl+C stops it; the same command goes on. */
export async function runMigration(
  config: Config,
  to: string,
  out: Output,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = performance.now();
  const progress = out.colour && !out.json && process.stderr.isTTY ? barOf() : linesOf(out);
  try {
    const report = await migrateTo(config, to, { onProgress: progress.report, signal });
    progress.stop();
    const { rows, scopes, from, to: place } = report;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const contents = [
      count(rows.article ?? 0, 'article'),
      count(rows.answer ?? 0, 'answer'),
      count(rows.feed ?? 0, 'feed'),
    ];
    print(
      out,
      report,
      `Copied ${contents.join(', ')} in ${count(scopes, 'scope')} from ${from} to ${place}; every table was compared, ${seconds} s.
${to.startsWith('sqlite:') ? 'Now empty DATABASE_URL and set DATA_DIR to that folder' : 'Now set DATABASE_URL'}, and start Byline. The original is unchanged; delete it when you no longer need it.`,
    );
  } finally {
    progress.stop();
  }
}

interface Progress {
  report(progress: CopyProgress): void;
  stop(): void;
}

function barOf(): Progress {
  const bar = startBar(1);
  let current: string | null = null;
  let rows = 0;
  return {
    report(progress) {
      if (progress.step === 'begun') {
        // Each scope is copied, and then read again.
        bar.total(progress.scopes * 2);
        return;
      }
      const name = `${progress.step} ${progress.scope}`;
      if (progress.step === 'indexing' || progress.step === 'present' || progress.step === 'verifying')
        bar.done();
      if (progress.step === 'copying') rows = name === current ? rows + progress.rows : progress.rows;
      current = name;
      bar.stage(progress.step === 'copying' ? `${name}: ${count(rows, 'row')}` : name);
    },
    stop: () => bar.stop(),
  };
}

const STEPS = { copying: 'Copying', present: 'Already copied:', verifying: 'Verifying' } as const;

function linesOf(out: Output): Progress {
  let last: string | null = null;
  return {
    report(progress) {
      if (progress.step === 'begun' || progress.step === 'indexing') return;
      const line = `${STEPS[progress.step]} ${progress.scope}`;
      if (line !== last) out.error(line);
      last = line;
    },
    stop: () => undefined,
  };
}
