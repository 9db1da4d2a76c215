import { outletsInstead } from '../app/archive/outlets-instead.js';
import type { Newsroom } from '../app/newsroom.js';
import { type Answer, type AskRequest, citationsOf } from '../domain/answer.js';
import type { Scope } from '../domain/scope.js';
import type { SectionReport } from '../domain/section.js';
import type { SourcesRequest } from '../domain/sources.js';
import { isInOtherLanguage } from '../text/other-language.js';
import { ingestAll } from './ingest-all.js';
import type { NamedSources } from './inputs.js';
import { type Output, print } from './output.js';
import {
  type AnswerHints,
  count,
  renderAnswer,
  renderForgotten,
  renderSources,
  renderStats,
} from './render.js';
import { ingestSection } from './section.js';

/** Runs commands in one scope and prints their results; shared by `byline <command>` and the console. */
export class Session {
  readonly #newsroom: Newsroom;
  readonly #scope: Scope;
  readonly #out: Output;
  readonly #user: string;
  readonly #isEnglishOnly: boolean;

  /** @param isEnglishOnly Whether the models understand no other language. */
  constructor(newsroom: Newsroom, scope: Scope, out: Output, user: string, isEnglishOnly: boolean) {
    this.#newsroom = newsroom;
    this.#scope = scope;
    this.#out = out;
    this.#user = user;
    this.#isEnglishOnly = isEnglishOnly;
  }

  /** Verifies every quote against the store again before printing the answer. */
  async ask(
    question: string,
    options: Pick<AskRequest, 'since' | 'outlet' | 'follows'> = {},
  ): Promise<Answer> {
    const answer = await this.#newsroom.answers.ask({
      scope: this.#scope,
      question,
      user: this.#user,
      ...options,
    });
    await this.#newsroom.answers.verify(this.#scope, citationsOf(answer));
    const hints = await this.#hintsFor(answer, options.outlet);
    print(this.#out, { ...answer, ...hints }, renderAnswer(answer, this.#out, hints));
    return answer;
  }

  async #hintsFor(answer: Answer, outlet: string | undefined): Promise<AnswerHints> {
    const { kind, question, searched } = answer;
    if (searched.articles === 0) {
      if (outlet === undefined) return {};
      const outletsHere = await outletsInstead(this.#newsroom.archive, this.#scope, outlet);
      return outletsHere.length > 0 ? { outletsHere } : {};
    }
    const isForeign = kind !== 'answered' && this.#isEnglishOnly && isInOtherLanguage(question);
    return isForeign ? { understands: 'English' } : {};
  }

  /** Reports each source that fails and continues. @returns how many failed. */
  async ingest(sources: NamedSources, signal?: AbortSignal): Promise<number> {
    return ingestAll(this.#newsroom, this.#scope, sources, this.#out, this.#user, signal);
  }

  /** Ingests at most `limit` stories linked from a section page, a sitemap or a feed. */
  async ingestSection(url: string, limit: number, signal: AbortSignal): Promise<SectionReport> {
    const request = { scope: this.#scope, url, limit, ingestedBy: this.#user };
    return ingestSection(this.#newsroom, request, this.#out, signal);
  }

  async sources(options: Omit<SourcesRequest, 'scope'>): Promise<void> {
    const page = await this.#newsroom.archive.list({ scope: this.#scope, ...options });
    print(this.#out, page, renderSources(page, this.#out, options.page));
  }

  /** @param article Its id, one of its URLs, or its title. */
  async forget(article: string): Promise<void> {
    const report = await this.#newsroom.archive.forget(this.#scope, article);
    print(this.#out, report, renderForgotten(report, this.#out));
  }

  async purge(): Promise<void> {
    const report = await this.#newsroom.scopes.purge(this.#scope);
    const { articles, answers, feeds, queued } = report;
    const deleted = [
      count(articles, 'article'),
      count(answers, 'answer'),
      count(feeds, 'feed'),
      count(queued, 'queued source'),
    ];
    print(this.#out, report, `Deleted all data of ${this.#scope}: ${deleted.join(', ')}.`);
  }

  async stats(): Promise<void> {
    const stats = await this.#newsroom.scopes.stats(this.#scope);
    print(this.#out, stats, renderStats(stats, this.#out));
  }
}
