import type { Newsroom } from '../app/newsroom.js';
import type { Scope } from '../domain/scope.js';
import type { SectionProgress, SectionReport } from '../domain/section.js';
import { type Output, print } from './output.js';
import { stageText, startBar } from './progress-bar.js';
import { count, plain, renderOutcome } from './render.js';

/**
 * Ingests the stories linked from a section page, a sitemap or a feed, and prints a line for each. With `json`,
 * prints one object per line, the report last.
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
  const printLine = (line: string): void => (bar ? bar.log(line) : out.write(line));
  const onProgress = (progress: SectionProgress): void => {
    if (progress.stage === 'listed') bar?.total(progress.total);
    else if (progress.stage === 'story') bar?.stage(`${progress.url}: ${stageText(progress.step)}`);
    else {
      if (out.json) printLine(JSON.stringify(progress));
      else if (progress.stage === 'ingested') printLine(renderOutcome(progress.outcome, out));
      else printLine(`skipped ${plain(progress.reason)}`);
      bar?.done();
    }
  };
  try {
    const report = await newsroom.ingest.section(request, { signal, onProgress });
    bar?.stop();
    print(out, report, summaryOf(report));
    return report;
  } finally {
    bar?.stop();
  }
}

function summaryOf({ kind, found, articles, known, skipped, stopped, ms }: SectionReport): string {
  const counts = [
    count(articles.length, 'article'),
    `${known} known`,
    `${skipped.length} skipped`,
    `${(ms / 1000).toFixed(1)} s`,
  ];
  const line = `done: ${counts.join(', ')}; ${count(found, 'story', 'stories')} in the ${kind}`;
  return stopped === null ? line : `${line}\nstopped: ${plain(stopped)}`;
}
