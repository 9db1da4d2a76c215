/** A thread that has been idle for this long collects its garbage. */
const IDLE_MS = 30_000;

export interface IdleCollection {
  /** A call has begun. */
  busy(): void;
  /** No call is running. */
  idle(): void;
}

/**
 * Collects the garbage of this thread, once, when it has been idle for a while. V8 collects it only when memory is
 * allocated, so that without this an idle thread keeps what it needed for loading models and its last work. It takes
 * `node --expose-gc`, as in `npm start`; without it nothing happens.
 */
export function collectWhenIdle(idleMs = IDLE_MS): IdleCollection {
  const { gc } = globalThis;
  let timer: NodeJS.Timeout | undefined;
  const busy = () => clearTimeout(timer);
  return {
    busy,
    idle() {
      busy();
      timer = setTimeout(() => gc?.(), idleMs);
      timer.unref();
    },
  };
}
