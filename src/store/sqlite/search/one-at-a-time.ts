/** Asynchronous work of which no two may run at once. */
export class OneAtATime {
  #running: Promise<void> | null = null;

  /** Concurrent calls share one run of whichever began first. */
  run(work: () => Promise<void>): Promise<void> {
    this.#running ??= work().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Resolves when nothing runs, however the work ended. */
  async rest(): Promise<void> {
    while (this.#running !== null) await this.#running.catch(() => undefined);
  }
}
