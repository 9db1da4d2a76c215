import type { CallContext, Handlers } from '../../worker/contract.js';
import type { Newsroom } from '../newsroom.js';
import { METHODS, type NewsroomContract } from './newsroom-contract.js';

type Handler = (...args: unknown[]) => unknown;

/** Each call arrives with its arguments and, last, its context, which becomes the options of the method. */
export function handlersOf(newsroom: Newsroom): Handlers<NewsroomContract> {
  const entries = Object.entries(METHODS).flatMap(([group, methods]) =>
    Object.entries(methods as Record<string, number | null>).map(([method, optionsAt]) => {
      const target = newsroom[group as keyof typeof METHODS] as unknown as Record<string, Handler>;
      const handler: Handler = (...received) => {
        const { signal, report } = received.at(-1) as CallContext<unknown>;
        const args = received.slice(0, -1);
        return target[method]!(...args, ...(optionsAt === null ? [] : [{ signal, onProgress: report }]));
      };
      return [`${group}.${method}`, handler];
    }),
  );
  return Object.fromEntries(entries) as Handlers<NewsroomContract>;
}
