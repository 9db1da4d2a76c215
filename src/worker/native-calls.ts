/**
 * Calls of native add-ons (ONNX Runtime, hnswlib) in threads that may be terminated. Both are written with
 * node-addon-api's C++ exceptions: terminated inside a call, they throw where nothing can catch it, and the whole
 * process aborts. So a thread counts its calls, and whoever ends it lets the present one return and no other begin.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, workerData } from 'node:worker_threads';

/** Shared by threads: the number of calls in progress, and whether no other may begin. */
export type NativeGate = Int32Array;

const CALLS = 0;
const IS_CLOSED = 1;
const POLL_MS = 5;
/** A batch of the reader takes 0.3 s on an idle machine. */
const CALL_MS = 5000;

/** Of the thread itself and of the threads that started it, whose end is its own, too. */
const outer: readonly NativeGate[] = isMainThread ? [] : gatesIn(workerData);
const ofThreads = new Set<NativeGate>();

function gatesIn(data: unknown): readonly NativeGate[] {
  const gates = (data as { readonly gates?: unknown } | null)?.gates;
  return Array.isArray(gates) ? gates.filter((gate) => gate instanceof Int32Array) : [];
}

/** The gate of a thread about to start, and what to give it as `workerData`. */
export function newGate(): {
  readonly gate: NativeGate;
  readonly data: { readonly gates: readonly NativeGate[] };
} {
  const gate = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  ofThreads.add(gate);
  return { gate, data: { gates: [...outer, gate] } };
}

/** Call it when the thread has ended. */
export function discardGate(gate: NativeGate): void {
  ofThreads.delete(gate);
}

/** Runs a native call. Never returns in a thread that is being ended. */
export function nativeCall<Result>(call: () => Result): Result {
  enter();
  try {
    return call();
  } finally {
    leave();
  }
}

/** The same for a call that returns later. */
export async function nativeWork<Result>(work: () => Promise<Result>): Promise<Result> {
  enter();
  try {
    return await work();
  } finally {
    leave();
  }
}

function enter(): void {
  for (const gate of outer) Atomics.add(gate, CALLS, 1);
  const closed = outer.find((gate) => Atomics.load(gate, IS_CLOSED) === 1);
  if (!closed) return;
  leave();
  // Until the end of the thread.
  for (;;) Atomics.wait(closed, IS_CLOSED, 1);
}

function leave(): void {
  for (const gate of outer) Atomics.sub(gate, CALLS, 1);
}

/**
 * Lets no native call begin in a thread and those that it started, and waits until none is in progress. After that, or
 * if a call takes too long, the thread may be terminated.
 * @returns false if a call took more than `timeoutMs`.
 */
export async function closeGate(gate: NativeGate, timeoutMs = CALL_MS): Promise<boolean> {
  Atomics.store(gate, IS_CLOSED, 1);
  const until = performance.now() + timeoutMs;
  while (Atomics.load(gate, CALLS) > 0) {
    if (performance.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Makes an exception that nothing catches end this thread only when its own threads are out of native calls. The
 * exception then ends the thread as it would have.
 */
export function endThreadsFirst(): void {
  if (isMainThread) return;
  process.once('uncaughtException', async (error) => {
    await closeThreads(CALL_MS);
    throw error;
  });
}

const closeThreads = (timeoutMs: number): Promise<boolean[]> =>
  Promise.all([...ofThreads].map((gate) => closeGate(gate, timeoutMs)));

/**
 * Ends this process with its exit code, or with `code`, and its threads with it. If a native call does not return
 * within a second, a signal ends it instead, which no add-on can turn into a crash.
 */
export async function endProcess(code = process.exitCode ?? 0): Promise<never> {
  const idle = await closeThreads(1000);
  if (idle.every(Boolean)) process.exit(code);
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}
