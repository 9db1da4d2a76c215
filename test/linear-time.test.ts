/**
 * Hostile text is read in about linear time. A case runs in a process of its own, which is killed when it hangs; at the
 * size that it has, it took minutes or years before its cause was fixed, or several times the limit.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { LISTS } from './linear-time/cases.js';
import type { Order, Outcome } from './linear-time/process.js';

/** Each takes at most a few seconds on two busy cores, and up to half a minute on two slow ones under other load. */
const LIMIT_MS = 60_000;
const START_MS = 60_000;

/**
 * Once a process has compiled many regular expressions, V8 compiles the next ones without optimising them, and a loop as
 * simple as that of /\S+/ takes a place on the stack for every character: a word of 5 MiB overflows it. The other cases
 * take two to four times as long so.
 */
const UNOPTIMISED = '--no-regexp-optimization';

/** A process for each list. */
class Readers {
  readonly #processes = new Map<Order['list'], ChildProcess>();

  /** `hangs` if it takes longer than the limit. */
  async outcomeOf(order: Order): Promise<string> {
    const child = this.#processes.get(order.list) ?? (await this.#start(order.list));
    const stop = new AbortController();
    child.send(order);
    const outcome = await Promise.race([
      once(child, 'message', stop).then(([message]) => (message as Outcome).outcome),
      once(child, 'exit', stop).then(() => 'ends the process'),
      sleep(LIMIT_MS, 'hangs', stop),
    ]);
    stop.abort();
    if (outcome === 'hangs' || outcome === 'ends the process') {
      child.kill('SIGKILL');
      this.#processes.delete(order.list);
    }
    return outcome;
  }

  end(): void {
    for (const child of this.#processes.values()) child.kill('SIGKILL');
  }

  async #start(list: Order['list']): Promise<ChildProcess> {
    const child = fork(new URL('./linear-time/process.ts', import.meta.url), {
      execArgv: [...(list === 'words' ? [UNOPTIMISED] : []), '--import', import.meta.resolve('tsx')],
    });
    this.#processes.set(list, child);
    await once(child, 'message');
    return child;
  }
}

const readers = new Readers();
afterAll(() => readers.end());

/** What an input may be instead of read: without a sentence, or longer than articles, titles, URLs or rules may be. */
const REFUSED = [
  'source.empty',
  'source.too-long',
  'page.no-article',
  'url.invalid',
  'robots.disallowed',
  'usage',
  'feed.invalid',
  'feed.list-invalid',
];

for (const list of ['cases', 'words'] as const)
  test.each(LISTS[list].map(([name], at) => [name, at] as const))(
    '%s',
    async (_, at) => {
      expect(['read', ...REFUSED]).toContain(await readers.outcomeOf({ list, at }));
    },
    START_MS + 2 * LIMIT_MS,
  );
