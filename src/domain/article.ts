import type { Scope } from './scope.js';

/** Half-open range `[start, end)` of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An ISO 8601 date (`2025-10-31`) or date-time in UTC (`2025-10-31T08:30:00.000Z`). */
export type IsoDate = string;

export interface Article {
  /** Opaque and stable over revisions. */
  readonly id: string;
  readonly scope: Scope;
  /** 1 for the first text; a changed text under the same URL counts up. */
  readonly revision: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 639-3 code, `und` when it cannot be told. */
  readonly language: string;
  /** The article's own date; null when the article does not tell it. Never the time of ingestion. */
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  /** Who fed it: a Discord user id, or the terminal's user; null when unknown. */
  readonly ingestedBy: string | null;
  /** Hash of the text without the title, blanks collapsed. */
  readonly contentHash: string;
  /** Plain text; paragraphs separated by one blank line, no line break inside a paragraph. */
  readonly text: string;
  /** Spans of `text` that are neither retrieved nor quoted: teasers, agency tags, disclaimers. */
  readonly boilerplate: readonly Span[];
  /** Canonical URLs under which this text was found, first seen first. */
  readonly urls: readonly string[];
}

/** What a list of articles needs to show: an article without its text. */
export type ArticleSummary = Omit<Article, 'text' | 'boilerplate' | 'contentHash'> & {
  /** Words of `text`. */
  readonly words: number;
};

/** `name`: a proper name that could not be told apart; `duration` and `percent` are numbers with that unit. */
export type EntityType =
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'date'
  | 'duration'
  | 'money'
  | 'percent'
  | 'number';

/** A name or quantity found in a sentence; `span` is into the article's text. */
export interface Mention {
  readonly kind: EntityType;
  readonly span: Span;
}

export interface Sentence {
  /** Position in the article, from 0. */
  readonly ordinal: number;
  readonly span: Span;
  /** Which paragraph of the article it stands in, from 0. */
  readonly paragraph: number;
}

/** A sentence with the names and quantities in it. */
export interface AnalysedSentence extends Sentence {
  readonly mentions: readonly Mention[];
}

/** A run of whole sentences `[first, last]` that is embedded, searched and read as one. */
export interface Passage {
  readonly ordinal: number;
  readonly first: number;
  readonly last: number;
}

/** Another article that reports the same: wire copy, cut or reworded. */
export interface StoryMember {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
}
