import type PQueue from 'p-queue';

/**
 * Adds a job that the signal takes out of the queue as long as it waits. Given that signal itself, PQueue would also
 * abandon a job that runs and start the next one beside it; a started job must observe the signal itself.
 * @throws the signal's reason if it is aborted before the job starts.
 */
export async function addUntilStarted<Result>(
  queue: PQueue,
  job: () => Promise<Result>,
  { signal, priority }: { readonly signal: AbortSignal | undefined; readonly priority: number },
): Promise<Result> {
  const whileWaiting = new AbortController();
  const cancel = (): void => whileWaiting.abort(signal?.reason);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  try {
    return await queue.add(
      () => {
        signal?.removeEventListener('abort', cancel);
        return job();
      },
      { signal: whileWaiting.signal, priority },
    );
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
