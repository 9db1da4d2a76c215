/** Articles for tests, and the plain text processing of the newsroom in memory. */
import { createHash } from 'node:crypto';
import type { AnswerSentence } from '../../src/domain/answer.js';
import type { Article, ArticleSummary, Provenance, Span } from '../../src/domain/article.js';
import { type Citation, cite } from '../../src/domain/citation.js';
import { newId } from '../../src/domain/ids.js';
import type { Scope } from '../../src/domain/scope.js';
import type { SourceEntry } from '../../src/domain/sources.js';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export const FRAMEWORK_TEXT = `Rajnath Singh, India's defence minister, met the US Secretary of War, Pete Hegseth, in Kuala Lumpur on Friday.

After the meeting, both leaders signed the 'Framework for the US-India Major Defence Partnership', which is to guide the two countries for ten years.

The meeting took place beside the gathering of defence ministers of the ASEAN countries and their partners.`;

export const HOSTILE_TEXT = `@everyone said **the minister**, see [the report](https://evil.example/x) and <@1000000000000000002> or <#1000000000000000020> now. \`\`\`js alert(1)\`\`\` was ||hidden|| under https://evil.example/path_with_(parens) by <:emoji:1000000000000000005> at <t:1700000000:R>. The firm \u202edesrever\u202c the minister's words, ~~struck~~ and __underlined__, on discord.gg/abc :smile: today.`;

/** An article to store; the rest gets default values. */
export interface Seed {
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string | null;
  readonly publishedAt?: string | null;
  readonly url?: string;
  readonly scope?: Scope;
  readonly ingestedBy?: string;
  /** Default: fetched. */
  readonly provenance?: Provenance;
  readonly claimedUrl?: string;
}

/** Fills in what a seed leaves open. */
export function articleFrom({
  text,
  title,
  outlet,
  publishedAt,
  url,
  scope,
  ingestedBy,
  ...seed
}: Seed): Article {
  return {
    id: newId(),
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
    provenance: seed.provenance ?? 'fetched',
    claimedUrl: seed.claimedUrl ?? null,
  };
}

/** A citation of the first occurrence of `quote`. */
export function citeQuote(article: Article, quote: string): Citation {
  const start = article.text.indexOf(quote);
  if (start < 0) throw new Error(`Not in the article: ${quote}`);
  return cite(article, { start, end: start + quote.length });
}

export function statementOf(article: Article, span: Span): AnswerSentence {
  const citation = cite(article, span);
  return { text: citation.quote, citations: [citation] };
}

export function entryOf(article: Article): SourceEntry {
  return { article: summary(article), timesCited: 0, addedAt: article.fetchedAt };
}

export function* sentenceSpans(text: string): Generator<Span> {
  for (const { index, segment } of sentences.segment(text)) {
    const trimmed = segment.trim();
    const start = index + segment.indexOf(trimmed);
    if (trimmed !== '') yield { start, end: start + trimmed.length };
  }
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

export function summary({ text, boilerplate: _, contentHash: __, ...rest }: Article): ArticleSummary {
  return { ...rest, words: text.split(/\s+/).length };
}
