/**
 * A newsroom in memory: exact about texts, spans, scopes and errors, naive about relevance. The contract tests
 * (test/app/newsroom-contract.test.ts) run over it and the real ones.
 */
import { randomUUID } from 'node:crypto';
import { appErrors } from '../../src/app/errors.js';
import type { Answers, Archive, HealthChecks, Ingest, Newsroom, Scopes } from '../../src/app/newsroom.js';
import {
  type Answer,
  type AnswerPlace,
  type AskRequest,
  citationsOf,
  type QuoteInContext,
} from '../../src/domain/answer.js';
import type { Article, ArticleSummary, Span } from '../../src/domain/article.js';
import { type Citation, cite } from '../../src/domain/citation.js';
import type { ForgetReport, PurgeReport } from '../../src/domain/deletion.js';
import { UserError } from '../../src/domain/errors.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../../src/domain/ingest.js';
import type { IngestNote } from '../../src/domain/ingest-note.js';
import type { Preferences, Scope } from '../../src/domain/scope.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../../src/domain/sources.js';
import type { Stats, Totals } from '../../src/domain/stats.js';
import type { Suggestion } from '../../src/domain/suggestion.js';
import { fetchErrors } from '../../src/ingest/fetch/errors.js';
import {
  articleFrom,
  entryOf,
  type Seed,
  sentenceSpans,
  statementOf,
  summary,
  wordsOf,
} from './memory-articles.js';
import { MemoryFeeds } from './memory-feeds.js';

const UNDATED: IngestNote = {
  kind: 'no-date',
  isClaimed: false,
  text: 'The article does not say when it was published.',
};

export class MemoryNewsroom implements Newsroom {
  /** Pages that `ingest` can fetch, by URL. */
  readonly pages = new Map<string, Seed>();
  readonly ingested: IngestRequest[] = [];
  readonly asked: AskRequest[] = [];
  readonly recorded: { readonly answerId: string; readonly messageId: string }[] = [];
  readonly listed: SourcesRequest[] = [];
  readonly ratings: { readonly answerId: string; readonly user: string; readonly helpful: boolean }[] = [];
  readonly #articles: Article[] = [];
  readonly #answers: { readonly request: AskRequest; readonly answer: Answer }[] = [];
  readonly #preferences = new Map<Scope, Preferences>();
  /** Servers that removed the bot, and when. */
  readonly left = new Map<Scope, string>();
  /** Servers that the next purge removes. */
  readonly due: Scope[] = [];
  closed = false;

  add(seed: Seed): Article {
    const article = articleFrom(seed);
    this.#articles.push(article);
    return article;
  }

  readonly feeds = new MemoryFeeds();

  readonly ingest: Ingest = {
    takeOver: async () => undefined,
    article: async (
      { scope, source, ingestedBy }: IngestRequest,
      options?: IngestOptions,
    ): Promise<IngestOutcome> => {
      this.ingested.push({ scope, source, ...(ingestedBy !== undefined && { ingestedBy }) });
      options?.onProgress?.({ stage: 'reading' });
      const seed = this.#read(source);
      if (!/\p{L}/u.test(seed.text))
        throw new UserError('source.empty', 'There is no sentence to cite in that text.');
      const known = this.#articles.find((article) => article.scope === scope && article.text === seed.text);
      const article = known ?? this.add({ ...seed, scope, ...(ingestedBy !== undefined && { ingestedBy }) });
      const spans = [...sentenceSpans(article.text)];
      options?.onProgress?.({ stage: 'embedding', done: spans.length, total: spans.length });
      return {
        outcome: known ? 'known' : 'new',
        article: summary(article),
        sentences: spans.length,
        passages: 1,
        ms: 1,
        notes: article.publishedAt === null ? [UNDATED] : [],
      };
    },
    section: async ({ url }) => {
      throw new UserError('section.empty', `${url} leads to no story.`);
    },
  };

  readonly answers: Answers = {
    ask: async (request: AskRequest): Promise<Answer> => {
      this.asked.push(request);
      const here = this.#articles.filter(({ scope }) => scope === request.scope);
      const words = new Set(wordsOf(request.question));
      const scored = here.flatMap((article) =>
        [...sentenceSpans(article.text)].map((span) => {
          const score = wordsOf(article.text.slice(span.start, span.end)).filter((word) =>
            words.has(word),
          ).length;
          return { score, statement: statementOf(article, span) };
        }),
      );
      const best = scored
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, 3);
      const kind = best.length === 0 ? 'nothing' : best[0]!.score > 1 ? 'answered' : 'closest';
      return this.answered(request, { kind, statements: best.map(({ statement }) => statement) });
    },
    find: async (scope: Scope, place: AnswerPlace): Promise<string | null> => {
      const here = this.#answers.filter(({ request }) => request.scope === scope);
      const shownBy = (message: string) => {
        const id = this.recorded.find(({ messageId }) => messageId === message)?.answerId;
        return here.find(({ answer }) => answer.id === id)?.answer.id ?? null;
      };
      if ('message' in place) return shownBy(place.message);
      const latest = here.findLast(({ request }) => request.channel === place.thread);
      return latest?.answer.id ?? shownBy(place.thread);
    },
    context: async (scope: Scope, answerId: string): Promise<readonly QuoteInContext[]> => {
      return this.#answerOf(scope, answerId).statements.flatMap(({ citations: [quote] }, i) => {
        const article = this.#articles.find(({ id }) => id === quote!.articleId);
        if (!article) return [];
        const spans = [...sentenceSpans(article.text)];
        const quotes = (found: Span[]) => found.map((span) => cite(article, span));
        return {
          number: i + 1,
          quote: quote!,
          before: quotes(spans.filter(({ end }) => end <= quote!.span.start).slice(-2)),
          after: quotes(spans.filter(({ start }) => start >= quote!.span.end).slice(0, 2)),
        };
      });
    },
    rate: async (scope: Scope, answerId: string, user: string, helpful: boolean): Promise<void> => {
      const { id } = this.#answerOf(scope, answerId);
      const earlier = this.ratings.findIndex((rating) => rating.answerId === id && rating.user === user);
      if (earlier >= 0) this.ratings.splice(earlier, 1);
      this.ratings.push({ answerId: id, user, helpful });
    },
    recordMessage: async (answerId: string, messageId: string): Promise<void> => {
      this.recorded.push({ answerId, messageId });
    },
    verify: async (scope: Scope, citations: readonly Citation[]): Promise<void> => {
      for (const { articleId, span, quote } of citations) {
        const article = this.#articles.find(({ id, scope: own }) => id === articleId && own === scope);
        if (!article) throw appErrors.citedArticleGone({});
        if (article.text.slice(span.start, span.end) !== quote) {
          throw new Error(`Not in the stored text: ${JSON.stringify(quote)}.`);
        }
      }
    },
    deleteBy: async (user: string): Promise<number> => {
      this.ratings.splice(0, Number.POSITIVE_INFINITY, ...this.ratings.filter((one) => one.user !== user));
      const kept = this.#answers.filter(({ request }) => request.user !== user);
      const deleted = this.#answers.length - kept.length;
      this.#answers.splice(0, this.#answers.length, ...kept);
      return deleted;
    },
  };

  readonly archive: Archive = {
    list: async (request: SourcesRequest): Promise<SourcesPage> => {
      this.listed.push(request);
      const { scope, which, channel, answer: meant, search = '', page = 0, pageSize = 10 } = request;
      const answers = this.#answers
        .filter(({ request, answer }) =>
          meant === undefined
            ? request.scope === scope && (channel === undefined || request.channel === channel)
            : answer.id === meant,
        )
        .slice(which === 'last' ? -1 : 0);
      const cited = answers.flatMap(({ answer }) => answer.statements.flatMap((s) => s.citations));
      const times = (id: string) =>
        answers.filter(({ answer }) =>
          answer.statements.some(({ citations }) => citations.some(({ articleId }) => articleId === id)),
        ).length;
      const entries = this.#articles
        .filter((article) => article.scope === scope && (which === 'all' || times(article.id) > 0))
        .filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()))
        .map((article) => ({ ...entryOf(article), timesCited: times(article.id) }));
      const question = which === 'last' ? answers[0]?.request.question : undefined;
      const stored = new Set(this.#articles.map(({ id }) => id));
      const withdrawn = new Set(cited.flatMap(({ articleId: id }) => (stored.has(id) ? [] : id)));
      return {
        entries: entries.slice(page * pageSize, (page + 1) * pageSize),
        total: entries.length,
        page,
        pageSize,
        ...(question !== undefined && { question }),
        withdrawn: withdrawn.size,
      };
    },
    search: async (scope: Scope, text: string, limit: number): Promise<ArticleSummary[]> => {
      const words = text.toLowerCase().match(/\S+/g) ?? [];
      return this.#articles
        .filter((article) => article.scope === scope)
        .filter(({ title, outlet }) =>
          words.every((word) => `${title} ${outlet}`.toLowerCase().includes(word)),
        )
        .slice(0, limit)
        .map(summary);
    },
    open: async (scope: Scope, id: string): Promise<SourceDetails> => {
      const article = this.#find(scope, id);
      const keyFacts = [...sentenceSpans(article.text)].slice(0, 3).map((span) => cite(article, span));
      return { ...entryOf(article), sentences: keyFacts.length, keyFacts };
    },
    suggestions: async (scope: Scope, id: string): Promise<readonly Suggestion[]> => {
      const article = this.#find(scope, id);
      return [...sentenceSpans(article.text)].slice(0, 3).map((span, i) => ({
        question: i === 1 ? null : `what about "${wordsOf(article.text.slice(span.start, span.end))[0]}"?`,
        sentence: cite(article, span),
      }));
    },
    outlets: async (scope: Scope, typed: string): Promise<readonly string[]> => {
      const here = this.#articles.filter((article) => article.scope === scope);
      const outlets = [...new Set(here.flatMap(({ outlet }) => outlet ?? []))];
      return outlets.filter((outlet) => outlet.toLowerCase().includes(typed.toLowerCase())).slice(0, 25);
    },
    forget: async (scope: Scope, wanted: string): Promise<ForgetReport> => {
      const article = this.#named(scope, wanted);
      this.#articles.splice(this.#articles.indexOf(article), 1);
      const citing = this.#answers.filter(
        ({ request, answer }) =>
          request.scope === scope && citationsOf(answer).some(({ articleId }) => articleId === article.id),
      );
      return {
        articleId: article.id,
        title: article.title,
        revisions: 1,
        urls: article.urls.length,
        sentences: 1,
        passages: 1,
        vectors: 3,
        headlines: 0,
        waiting: 0,
        tombstones: 1 + article.urls.length,
        answers: { total: citing.length, latest: [] },
        snapshots: 1,
        log: 'emptied',
      };
    },
  };

  readonly health: HealthChecks = { check: async () => ({ ok: true }) };

  readonly scopes: Scopes = {
    stats: async (scope: Scope): Promise<Stats> => {
      const none = { sentences: 0, passages: 0, newest: null, dimension: 0, databaseBytes: 0 };
      const answers = this.#answers.filter(({ request }) => request.scope === scope);
      const ratings = this.ratings.filter(({ answerId }) =>
        answers.some(({ answer }) => answer.id === answerId),
      );
      const helpful = ratings.filter((rating) => rating.helpful).length;
      return {
        ...none,
        articles: this.#articles.filter((article) => article.scope === scope).length,
        answers: answers.length,
        ratings: { helpful, unhelpful: ratings.length - helpful },
        model: 'none',
        bytes: 0,
        limits: { articles: null, bytes: null, days: null },
        feeds: { followed: 0, paused: 0, waiting: 0 },
        queued: 0,
        setAside: [],
      };
    },
    totals: async (): Promise<Totals> => ({
      scopes: new Set(this.#articles.map(({ scope }) => scope)).size,
      articles: this.#articles.length,
      passages: this.#articles.length,
      answers: this.#answers.length,
      feeds: { followed: 0, paused: 0, failing: 0 },
      ingestJobs: 0,
      ingestsWaiting: 0,
      indexes: { open: 0, vectorBytes: 0 },
      databaseBytes: 0,
    }),
    allPreferences: async (): Promise<readonly [Scope, Preferences][]> => [...this.#preferences],
    setPreferences: async (scope: Scope, preferences: Preferences): Promise<void> => {
      this.#preferences.set(scope, preferences);
    },
    purge: async (scope: Scope): Promise<PurgeReport> => {
      const kept = this.#articles.filter((article) => article.scope !== scope);
      const articles = this.#articles.length - kept.length;
      this.#articles.splice(0, Number.POSITIVE_INFINITY, ...kept);
      const feeds = await this.feeds.list(scope);
      for (const { id } of feeds) await this.feeds.remove(scope, id);
      return { scope, articles, answers: 0, feeds: feeds.length, tombstones: 0, queued: 0 };
    },
    serversPresent: async (servers: readonly Scope[]): Promise<void> => {
      for (const server of servers) this.left.delete(server);
    },
    serverLeft: async (server: Scope): Promise<void> => {
      if (this.#articles.some(({ scope }) => scope === server)) this.left.set(server, '2026-01-01');
    },
    serverJoined: async (server: Scope): Promise<string | null> => {
      const since = this.left.get(server) ?? null;
      this.left.delete(server);
      return since;
    },
    purgeLeft: async (): Promise<readonly Scope[]> => {
      return this.due.splice(0);
    },
  };

  /** Creates and stores an answer, as `ask` does. */
  answered(request: AskRequest, given: Partial<Answer>): Answer {
    const here = this.#articles.filter(({ scope }) => scope === request.scope);
    const newest =
      here
        .flatMap(({ publishedAt }) => publishedAt ?? [])
        .sort()
        .at(-1) ?? null;
    const answer: Answer = {
      id: randomUUID(),
      question: request.question,
      kind: 'answered',
      statements: [],
      searched: { articles: here.length, passages: here.length, newest },
      confidence: 0.8,
      read: true,
      ...given,
    };
    this.#answers.push({ request, answer });
    return answer;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  #find(scope: Scope, id: string): Article {
    const article = this.#articles.find((one) => one.scope === scope && one.id === id);
    if (!article) throw appErrors.unknownArticle({ named: id });
    return article;
  }

  /** By id, URL or title; a part of a title is only named. */
  #named(scope: Scope, wanted: string): Article {
    const here = this.#articles.filter((article) => article.scope === scope);
    const name = wanted.trim().toLowerCase();
    const isPart = ({ title }: Article) => name !== '' && title.toLowerCase().includes(name);
    const tests = [
      ({ id, urls }: Article) => id === wanted || urls.includes(wanted),
      ({ title }: Article) => title.toLowerCase() === name,
      isPart,
    ];
    const found = tests.find((test) => here.some(test));
    const matches = found === undefined ? [] : here.filter(found);
    const [only, ...others] = matches;
    if (!only) throw appErrors.unknownArticle({ named: wanted });
    if (others.length > 0) throw appErrors.ambiguousArticle({ named: wanted, matches });
    if (found === isPart) throw appErrors.partOfTitle({ named: wanted, id: only.id, title: only.title });
    return only;
  }

  #answerOf(scope: Scope, id: string): Answer {
    const found = this.#answers.find(({ request, answer }) => request.scope === scope && answer.id === id);
    if (!found) throw appErrors.unknownAnswer({});
    return found.answer;
  }

  #read(source: IngestRequest['source']): Seed {
    if (source.kind === 'file') {
      const text = new TextDecoder().decode(source.bytes);
      return { text, title: source.name, provenance: 'uploaded' };
    }
    if (source.kind === 'text') {
      const { text, title, outlet, url } = source;
      return {
        text,
        outlet: outlet ?? null,
        publishedAt: null,
        provenance: 'pasted',
        ...(title && { title }),
        ...(url && { claimedUrl: url }),
      };
    }
    if (this.feeds.feedTitles.has(source.url)) throw fetchErrors.feed({ url: source.url });
    const page = this.pages.get(source.url);
    if (!page)
      throw new UserError('url.unreachable', `${source.url} cannot be reached. Paste the text instead.`);
    return { ...page, url: source.url };
  }
}
