/** Writes the latest of many progress reports, at most one per interval. */
export class ThrottledProgress {
  readonly #write: (text: string) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  readonly #intervalMs: number;
  #latest: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #stopped = false;

  /**
   * The first report is written after one interval, so that quick work shows no progress at all.
   * @param onFailure Receives the errors of `write`; later reports are written all the same.
   */
  constructor(
    write: (text: string) => Promise<void>,
    onFailure: (error: unknown) => void,
    intervalMs = 1500,
  ) {
    this.#write = write;
    this.#onFailure = onFailure;
    this.#intervalMs = intervalMs;
  }

  report(text: string): void {
    this.#latest = text;
    if (this.#timer === undefined) this.#arm();
  }

  /** Drops an unwritten report; resolves after the current write. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #arm(): void {
    if (!this.#stopped) {
      this.#timer = setTimeout(() => {
        this.#writing = this.#flush();
      }, this.#intervalMs);
    }
  }

  /** Never rejects. */
  async #flush(): Promise<void> {
    const text = this.#latest;
    this.#latest = undefined;
    if (text === undefined) {
      this.#timer = undefined;
      return;
    }
    try {
      await this.#write(text);
    } catch (error) {
      this.#onFailure(error);
    }
    this.#arm();
  }
}
