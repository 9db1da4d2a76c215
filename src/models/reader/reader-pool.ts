import { availableParallelism } from 'node:os';
import type { Reader } from '../../domain/models.js';
import type { ReaderSettings } from './read-contract.js';
import { openReader, type ReaderOptions } from './reader.js';

/**
 * Opens readers in as many threads; each question is read by the one with the fewest questions. They share the
 * processor's cores, so a pool answers several questions at once sooner, and a single one no sooner: with two readers on
 * four cores, each computes with two.
 */
export async function openReaders(
  settings: ReaderSettings,
  threads: number,
  options: ReaderOptions = {},
): Promise<Reader> {
  if (threads === 1) return openReader(settings, options);
  const each = { ...settings, cores: Math.max(1, Math.floor(availableParallelism() / threads)) };
  const troubles = new Map<number, string>();
  let reported: string | null = null;
  const open = (at: number) =>
    openReader(each, {
      onProgress: options.onProgress,
      onTrouble(reason) {
        if (reason === null) troubles.delete(at);
        else troubles.set(at, reason);
        const [first = null] = troubles.values();
        if (first === reported) return;
        reported = first;
        options.onTrouble?.(first);
      },
    });
  // The first one alone, so that it alone downloads the model.
  const first = await open(0);
  return pooled([first, ...(await Promise.all(Array.from({ length: threads - 1 }, (_, i) => open(i + 1))))]);
}

/** Readers of the same model as one. What one cannot read, since it cools down after a failure, the next one reads. */
export function pooled(readers: readonly Reader[]): Reader {
  const questions = new Map(readers.map((reader) => [reader, 0]));
  const count = (reader: Reader): number => questions.get(reader) ?? 0;
  return {
    get id() {
      return readers.map(({ id }) => id).find((id) => id !== null) ?? null;
    },
    get trouble() {
      return readers.map(({ trouble }) => trouble).find((trouble) => trouble !== null) ?? null;
    },
    async read(...asked) {
      for (const reader of readers.toSorted((a, b) => count(a) - count(b))) {
        questions.set(reader, count(reader) + 1);
        try {
          const reading = await reader.read(...asked);
          if (reading) return reading;
        } finally {
          questions.set(reader, count(reader) - 1);
        }
      }
      return null;
    },
    async close() {
      await Promise.all(readers.map((reader) => reader.close()));
    },
  };
}
