import type { Newsroom } from '../app/newsroom.js';
import { type Answer, type AskRequest, citationsOf } from '../domain/answer.js';
import type { Scope } from '../domain/scope.js';
import type { SectionReport } from '../domain/section.js';
import type { SourcesRequest } from '../domain/sources.js';
import { ingestAll } from './ingest-all.js';
import type { NamedSource } from './inputs.js';
import type { Output } from './output.js';
import { count, renderAnswer, renderForgotten, renderSources, renderStats } from './render.js';
import { ingestSection } from './section.js';

/** One newsroom, one scope, one terminal: what `byline ask` and the console's `/ask` have in common. */
export class Session {
  readonly #newsroom: Newsroom;
  readonly #scope: Scope;
  readonly #out: Output;
  readonly #user: string;

  constructor(newsroom: Newsroom, scope: Scope, out: Output, user: string) {
    this.#newsroom = newsroom;
    this.#scope = scope;
    this.#out = out;
    this.#user = user;
  }

  /** Asks, checks every quote against the store once more, and prints. */
  async ask(question: string, options: Pick<AskRequest, 'since' | 'outlet'> = {}): Promise<Answer> {
    const answer = await this.#newsroom.answers.ask({
      scope: this.#scope,
      question,
      user: this.#user,
      ...options,
    });
    await this.#newsroom.answers.verify(this.#scope, citationsOf(answer));
    this.#print(answer, renderAnswer(answer, this.#out));
    return answer;
  }

  /** @returns how many sources failed; each failure is reported and the rest goes on. */
  async ingest(sources: readonly NamedSource[], signal?: AbortSignal): Promise<number> {
    return ingestAll(this.#newsroom, this.#scope, sources, this.#out, this.#user, signal);
  }

  /** Ingests the first stories that a section page, a sitemap or a feed leads to. */
  async ingestSection(url: string, limit: number, signal: AbortSignal): Promise<SectionReport> {
    const request = { scope: this.#scope, url, limit, ingestedBy: this.#user };
    return ingestSection(this.#newsroom, request, this.#out, signal);
  }

  async sources(options: Omit<SourcesRequest, 'scope'>): Promise<void> {
    const page = await this.#newsroom.archive.list({ scope: this.#scope, ...options });
    this.#print(page, renderSources(page, this.#out));
  }

  /** @param article Its id, one of its addresses, or its title. */
  async forget(article: string): Promise<void> {
    const report = await this.#newsroom.archive.forget(this.#scope, article);
    this.#print(report, renderForgotten(report, this.#out));
  }

  async purge(): Promise<void> {
    const report = await this.#newsroom.scopes.purge(this.#scope);
    const { articles, answers, feeds, queued } = report;
    const gone = [
      count(articles, 'article'),
      count(answers, 'answer'),
      count(feeds, 'feed'),
      `${count(queued, 'source')} waiting`,
    ];
    this.#print(report, `Nothing of ${this.#scope} is left: ${gone.join(', ')} deleted.`);
  }

  async stats(): Promise<void> {
    const stats = await this.#newsroom.scopes.stats(this.#scope);
    this.#print(stats, renderStats(stats, this.#out));
  }

  #print(value: unknown, text: string): void {
    this.#out.write(this.#out.json ? JSON.stringify(value) : text);
  }
}
