import type { Newsroom } from '../app/newsroom.js';
import type { Scope } from '../domain/scope.js';
import type { SectionProgress, SectionReport } from '../domain/section.js';
import type { Output } from './output.js';
import { stageText, startBar } from './progress-bar.js';
import { count, plain, renderOutcome } from './render.js';

/**
 * Ingests the stories that a section page, a sitemap or a feed leads to, one line for each. With `json`, one
 * object a line, the report last.
 */
export async function ingestSection(
  newsroom: Newsroom,
  request: {
    readonly scope: Scope;
    readonly url: string;
    readonly limit: number;
    readonly ingestedBy: string;
  },
  out: Output,
  signal: AbortSignal,
): Promise<SectionReport> {
  const bar = out.colour && !out.json && process.stderr.isTTY ? startBar(request.limit) : null;
  const print = (line: string): void => (bar ? bar.log(line) : out.write(line));
  const tell = (progress: SectionProgress): void => {
    if (progress.stage === 'listed') bar?.total(progress.total);
    else if (progress.stage === 'story') bar?.stage(`${progress.url}: ${stageText(progress.step)}`);
    else {
      if (out.json) print(JSON.stringify(progress));
      else if (progress.stage === 'took') print(renderOutcome(progress.outcome, out));
      else print(`passed  ${plain(progress.reason)}`);
      bar?.done();
    }
  };
  try {
    const report = await newsroom.ingest.section(request, { signal, onProgress: tell });
    bar?.stop();
    out.write(out.json ? JSON.stringify(report) : summaryOf(report));
    return report;
  } finally {
    bar?.stop();
  }
}

function summaryOf({ kind, found, articles, known, skipped, stopped, ms }: SectionReport): string {
  const done = [
    count(articles.length, 'article'),
    `${known} known`,
    `${skipped.length} passed over`,
    `${(ms / 1000).toFixed(1)} s`,
  ];
  const line = `done: ${done.join(', ')}, of ${count(found, 'story', 'stories')} in the ${kind}`;
  return stopped === null ? line : `${line}\nstopped: ${plain(stopped)}`;
}
