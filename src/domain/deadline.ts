/**
 * Runs work with a signal that is aborted after `ms` with `reason`, or with `outer` and its reason. Not by
 * `AbortSignal.any` and `AbortSignal.timeout`: on Node 20, garbage collection can take such a signal away.
 */
export async function withDeadline<Result>(
  {
    ms,
    reason,
    outer,
  }: { readonly ms: number; readonly reason: unknown; readonly outer?: AbortSignal | null | undefined },
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(reason), ms);
  const onAbort = () => stop.abort(outer?.reason);
  if (outer?.aborted) onAbort();
  outer?.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onAbort);
  }
}
