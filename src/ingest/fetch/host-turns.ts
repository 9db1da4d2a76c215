import { parseUrl } from '../../text/parse-url.js';

/** Runs what asks a host for something one after the other: several feeds may lead to one host. */
export class HostTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the job after those before it for the host of the URL, whatever became of them. */
  async run<Result>(url: string, job: () => Promise<Result>): Promise<Result> {
    const host = parseUrl(url)?.hostname ?? '';
    const running = (this.#last.get(host) ?? Promise.resolve()).then(job);
    const ended = running.catch(() => undefined);
    this.#last.set(host, ended);
    try {
      return await running;
    } finally {
      if (this.#last.get(host) === ended) this.#last.delete(host);
    }
  }
}
