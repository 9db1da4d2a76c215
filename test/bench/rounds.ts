import type { Report } from './report.js';

export interface Contender {
  readonly who: string;
  /** One run: what was measured, with its unit in brackets, and the value: `{'search (ms)': 3.1}`. */
  run(): Promise<Readonly<Record<string, number>>>;
}

/**
 * Runs the contenders in turns, so that what the machine does besides falls on all of them, in another order each round,
 * after one round that does not count.
 */
export async function rounds(
  report: Report,
  part: string,
  contenders: readonly Contender[],
  { runs, warmUps = 1, size }: { readonly runs: number; readonly warmUps?: number; readonly size?: number },
): Promise<void> {
  const values = new Map(contenders.map(({ who }) => [who, new Map<string, number[]>()]));
  for (let round = -warmUps; round < runs; round += 1) {
    const first = Math.max(0, round) % contenders.length;
    for (const { who, run } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const found = await run();
      if (round < 0) continue;
      for (const [what, value] of Object.entries(found)) {
        const known = values.get(who)!.get(what) ?? [];
        values.get(who)!.set(what, [...known, value]);
      }
    }
  }
  const names = new Set([...values.values()].flatMap((found) => [...found.keys()]));
  for (const name of names) {
    const [what = name, unit = ''] = name.split(/ \((?=[^()]*\)$)/);
    for (const { who } of contenders) {
      const found = values.get(who)!.get(name);
      if (found) report.add(part, what, who, unit.replace(/\)$/, ''), found, size);
    }
  }
}

/** Wall-clock and processor milliseconds, the latter over all threads of this process, divided by `count`. */
export async function timed(
  work: () => Promise<unknown> | unknown,
  count = 1,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { ms: ms / count, cpuMs: (user + system) / 1000 / count };
}
