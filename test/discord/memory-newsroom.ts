/** A newsroom in memory: exact about texts, spans and scopes, simple-minded about relevance. */
import { createHash, randomUUID } from 'node:crypto';
import type { Answers, Archive, Ingest, Newsroom, Scopes } from '../../src/app/newsroom.js';
import type {
  Answer,
  AnswerPlace,
  AnswerSentence,
  AskRequest,
  QuoteInContext,
} from '../../src/domain/answer.js';
import type { Article, ArticleSummary, Span } from '../../src/domain/article.js';
import { type Citation, cite } from '../../src/domain/citation.js';
import type { ForgetReport, PurgeReport } from '../../src/domain/deletion.js';
import { UserError } from '../../src/domain/errors.js';
import type { IngestOptions, IngestOutcome, IngestRequest } from '../../src/domain/ingest.js';
import type { Preferences, Scope } from '../../src/domain/scope.js';
import type { SourceDetails, SourceEntry, SourcesPage, SourcesRequest } from '../../src/domain/sources.js';
import type { Stats } from '../../src/domain/stats.js';
import type { Suggestion } from '../../src/domain/suggestion.js';
import { MemoryFeeds } from './memory-feeds.js';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export const FRAMEWORK_TEXT = `Rajnath Singh, India's defence minister, met the US Secretary of War, Pete Hegseth, in Kuala Lumpur on Friday.

After the meeting, both leaders signed the 'Framework for the US-India Major Defence Partnership', which is to guide the two countries for ten years.

The meeting took place beside the gathering of defence ministers of the ASEAN countries and their partners.`;

export const HOSTILE_TEXT = `@everyone said **the minister**, see [the report](https://evil.example/x) and <@1000000000000000002> or <#1000000000000000020> now. \`\`\`js alert(1)\`\`\` was ||hidden|| under https://evil.example/path_with_(parens) by <:emoji:1000000000000000005> at <t:1700000000:R>. The firm \u202edesrever\u202c the minister's words, ~~struck~~ and __underlined__, on discord.gg/abc :smile: today.`;

export interface Seed {
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string | null;
  readonly publishedAt?: string | null;
  readonly url?: string;
  readonly scope?: Scope;
  readonly ingestedBy?: string;
}

export class MemoryNewsroom implements Newsroom {
  /** What `ingest` finds at a URL. */
  readonly pages = new Map<string, Seed>();
  readonly ingested: IngestRequest[] = [];
  readonly asked: AskRequest[] = [];
  readonly recorded: { readonly answerId: string; readonly messageId: string }[] = [];
  readonly listed: SourcesRequest[] = [];
  readonly ratings: { readonly answerId: string; readonly user: string; readonly helpful: boolean }[] = [];
  readonly #articles: Article[] = [];
  readonly #answers: { readonly request: AskRequest; readonly answer: Answer }[] = [];
  readonly #preferences = new Map<Scope, Preferences>();
  /** Since when servers are without the bot. */
  readonly left = new Map<Scope, string>();
  /** What the next purge removes. */
  readonly due: Scope[] = [];
  closed = false;

  add({ text, title, outlet, publishedAt, url, scope, ingestedBy }: Seed): Article {
    const article: Article = {
      id: randomUUID(),
      scope: scope ?? 'guild:1000000000000000010',
      revision: 1,
      title: title ?? text.slice(0, 60),
      outlet: outlet === undefined ? 'Sample Wire' : outlet,
      author: null,
      language: 'eng',
      publishedAt: publishedAt === undefined ? '2025-10-31' : publishedAt,
      fetchedAt: '2025-11-01T08:00:00.000Z',
      ingestedBy: ingestedBy ?? null,
      contentHash: createHash('sha256').update(text).digest('hex'),
      text,
      boilerplate: [],
      urls: url === undefined ? [] : [url],
    };
    this.#articles.push(article);
    return article;
  }

  readonly feeds = new MemoryFeeds();

  readonly ingest: Ingest = {
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
        notes: article.publishedAt === null ? ['The article does not say when it was published.'] : [],
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
      const shown = 'message' in place ? place.message : place.thread;
      const id = this.recorded.find(({ messageId }) => messageId === shown)?.answerId;
      return this.#answers.find(({ request, answer }) => request.scope === scope && answer.id === id)
        ? (id ?? null)
        : null;
    },
    context: async (scope: Scope, answerId: string): Promise<readonly QuoteInContext[]> => {
      return this.#answerOf(scope, answerId).statements.map(({ citations: [quote] }, i) => {
        const article = this.#find(scope, quote!.articleId);
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
      this.ratings.push({ answerId: this.#answerOf(scope, answerId).id, user, helpful });
    },
    recordMessage: async (answerId: string, messageId: string): Promise<void> => {
      this.recorded.push({ answerId, messageId });
    },
    verify: async (scope: Scope, citations: readonly Citation[]): Promise<void> => {
      for (const { articleId, span, quote } of citations) {
        const article = this.#articles.find(({ id }) => id === articleId);
        if (article?.scope !== scope || article.text.slice(span.start, span.end) !== quote) {
          throw new Error(`Not in the stored text: ${JSON.stringify(quote)}.`);
        }
      }
    },
    deleteBy: async (user: string): Promise<number> => {
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
      const times = (id: string) => cited.filter(({ articleId }) => articleId === id).length;
      const entries = this.#articles
        .filter((article) => article.scope === scope && (which === 'all' || times(article.id) > 0))
        .filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()))
        .map((article) => ({ ...entryOf(article), timesCited: times(article.id) }));
      const question = which === 'last' ? answers[0]?.request.question : undefined;
      return {
        entries: entries.slice(page * pageSize, (page + 1) * pageSize),
        total: entries.length,
        page,
        pageSize,
        ...(question !== undefined && { question }),
        withdrawn: 0,
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
        question: i === 1 ? null : `what of "${wordsOf(article.text.slice(span.start, span.end))[0]}"?`,
        sentence: cite(article, span),
      }));
    },
    outlets: async (scope: Scope, typed: string): Promise<readonly string[]> => {
      const here = this.#articles.filter((article) => article.scope === scope);
      const outlets = [...new Set(here.flatMap(({ outlet }) => outlet ?? []))];
      return outlets.filter((outlet) => outlet.toLowerCase().includes(typed.toLowerCase())).slice(0, 25);
    },
    forget: async (scope: Scope, articleId: string): Promise<ForgetReport> => {
      const index = this.#articles.findIndex(
        (article) => article.scope === scope && article.id === articleId,
      );
      const [article] = index < 0 ? [] : this.#articles.splice(index, 1);
      if (!article) throw new UserError('article.unknown', 'There is no such article here.');
      return {
        articleId,
        title: article.title,
        revisions: 1,
        urls: article.urls.length,
        sentences: 1,
        passages: 1,
        vectors: 3,
        headlines: 0,
        waiting: 0,
        tombstones: 1 + article.urls.length,
        answers: { total: 0, latest: [] },
        snapshots: 1,
        log: 'emptied',
      };
    },
  };

  readonly scopes: Scopes = {
    stats: async (): Promise<Stats> => {
      const articles = this.#articles.length;
      const none = { sentences: 0, passages: 0, newest: null, dimension: 0, databaseBytes: 0 };
      return {
        ...none,
        articles,
        answers: this.#answers.length,
        model: 'none',
        bytes: 0,
        limits: { articles: null, bytes: null, days: null },
        feeds: { followed: 0, paused: 0, waiting: 0 },
        queued: 0,
      };
    },
    preferences: async (scope: Scope): Promise<Preferences> => {
      const none = { channels: [], privateAnswers: false, asksPerMinute: null, ingestsPerHour: null };
      return this.#preferences.get(scope) ?? none;
    },
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

  /** Makes an answer and remembers it, as `ask` does. */
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
    if (!article) throw new UserError('article.unknown', 'There is no such article here.');
    return article;
  }

  #answerOf(scope: Scope, id: string): Answer {
    const found = this.#answers.find(({ request, answer }) => request.scope === scope && answer.id === id);
    if (!found) throw new UserError('answer.unknown', 'I no longer have that answer.');
    return found.answer;
  }

  #read(source: IngestRequest['source']): Seed {
    if (source.kind === 'file') return { text: new TextDecoder().decode(source.bytes), title: source.name };
    if (source.kind === 'text') {
      const { text, title, outlet, url } = source;
      return {
        text,
        outlet: outlet ?? null,
        publishedAt: null,
        ...(title && { title }),
        ...(url && { url }),
      };
    }
    const page = this.pages.get(source.url);
    if (!page)
      throw new UserError('url.unreachable', `${source.url} cannot be reached. Paste the text instead.`);
    return { ...page, url: source.url };
  }
}

/** A citation of `quote`, which must stand in the article. */
export function citeQuote(article: Article, quote: string): Citation {
  const start = article.text.indexOf(quote);
  if (start < 0) throw new Error(`Not in the article: ${quote}`);
  return cite(article, { start, end: start + quote.length });
}

export function statementOf(article: Article, span: Span): AnswerSentence {
  const citation = cite(article, span);
  return { text: citation.quote, citations: [citation] };
}

function entryOf(article: Article): SourceEntry {
  return { article: summary(article), timesCited: 0, addedAt: article.fetchedAt };
}

function* sentenceSpans(text: string): Generator<Span> {
  for (const { index, segment } of sentences.segment(text)) {
    const trimmed = segment.trim();
    const start = index + segment.indexOf(trimmed);
    if (trimmed !== '') yield { start, end: start + trimmed.length };
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

function summary({ text, boilerplate: _, contentHash: __, ...rest }: Article): ArticleSummary {
  return { ...rest, words: text.split(/\s+/).length };
}
