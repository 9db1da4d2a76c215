import type { Newsroom } from '../app/newsroom.js';
import { UserError } from '../domain/errors.js';
import type { IngestOutcome } from '../domain/ingest.js';
import type { Scope } from '../domain/scope.js';
import type { NamedSource } from './inputs.js';
import type { Output } from './output.js';
import { stageText, startBar } from './progress-bar.js';
import { count, renderOutcome } from './render.js';

/** Sources on their way at the same time; the newsroom's own queue is bounded and works on two. */
const AT_ONCE = 4;

/**
 * Feeds sources in order, with a progress bar where a person is watching. One that fails is reported and the
 * rest goes on. With `json`, one object a line for each source.
 * @returns how many failed.
 */
export async function ingestAll(
  newsroom: Newsroom,
  scope: Scope,
  sources: readonly NamedSource[],
  out: Output,
  user: string,
  signal?: AbortSignal,
): Promise<number> {
  const bar = out.colour && !out.json && process.stderr.isTTY ? startBar(sources.length) : null;
  const print = (line: string): void => {
    if (bar) bar.log(line);
    else out.write(line);
  };
  const began = performance.now();
  const outcomes: IngestOutcome[] = [];
  let failed = 0;
  let next = 0;

  const feed = async ({ name, read }: NamedSource): Promise<void> => {
    try {
      const outcome = await newsroom.ingest.article(
        { scope, source: await read(), ingestedBy: user },
        {
          onProgress: (progress) => bar?.stage(`${short(name)}: ${stageText(progress)}`),
          ...(signal ? { signal } : {}),
        },
      );
      outcomes.push(outcome);
      print(out.json ? JSON.stringify({ source: name, ...outcome }) : renderOutcome(outcome, out));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failed += 1;
      const { code, message } = error;
      if (out.json) print(JSON.stringify({ source: name, outcome: 'failed', error: { code, message } }));
      else if (bar) bar.log(`failed  ${name}: ${message}`);
      else out.error(`failed  ${name}: ${message}`);
    } finally {
      bar?.done();
    }
  };
  const worker = async (): Promise<void> => {
    while (next < sources.length && !signal?.aborted) {
      next += 1;
      await feed(sources[next - 1]!);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, sources.length) }, worker));
  } finally {
    bar?.stop();
  }
  if (!out.json && sources.length > 1) out.write(summaryOf(outcomes, failed, performance.now() - began));
  return failed;
}

/** "done: 12 articles (1 updated), 260 sentences, 70 passages, 3.1 s; 2 known, 1 failed". */
function summaryOf(outcomes: readonly IngestOutcome[], failed: number, ms: number): string {
  const of = (wanted: IngestOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const kept = outcomes.filter(({ outcome }) => outcome !== 'known');
  const sum = (what: 'sentences' | 'passages') => kept.reduce((total, outcome) => total + outcome[what], 0);
  const updated = of('updated') > 0 ? ` (${of('updated')} updated)` : '';
  const rest = [
    of('known') > 0 ? `${of('known')} known` : null,
    failed > 0 ? `${failed} failed` : null,
  ].filter((part) => part !== null);
  const done = `done: ${count(kept.length, 'article')}${updated}, ${count(sum('sentences'), 'sentence')}, ${count(sum('passages'), 'passage')}, ${(ms / 1000).toFixed(1)} s`;
  return [done, ...(rest.length > 0 ? [rest.join(', ')] : [])].join('; ');
}

const short = (name: string): string => (name.length > 40 ? `…${name.slice(-39)}` : name);
