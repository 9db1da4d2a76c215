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

  /** Runs when nothing else does, however that ended. */
  async next(work: () => Promise<void>): Promise<void> {
    while (this.#running !== null) await this.#running.catch(() => undefined);
    await this.run(work);
  }
}
