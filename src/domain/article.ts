import type { Scope } from './scope.js';

/** Half-open range `[start, end)` of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * An ISO 8601 date (`2025-10-31`) or date-time (`2025-10-31T08:30:00.000Z`). Times of Byline's own are in UTC; the date
 * of publication keeps the offset that its source gives (`2025-10-31T08:30:00+05:30`), so that its day is that of the
 * place.
 */
export type IsoDate = string;

/**
 * How a text came to Byline.
 * - `fetched`: Byline read it in the page at its URL;
 * - `hidden`: Byline fetched the page, but the page as delivered does not show the text: it is in its metadata, or in
 *   a part that is hidden until a script shows it;
 * - `feed`: Byline read it in the feed that its URL comes from, since its page could not be read, or the entry is the
 *   whole text (a post, the notes of an episode);
 * - `uploaded`, `pasted`: a user gave a file or a text, and its title, outlet, author, date and address are claims;
 * - `unknown`: it was stored before this was recorded.
 */
export const PROVENANCES = ['fetched', 'hidden', 'feed', 'uploaded', 'pasted', 'unknown'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** True for a text that a user gave instead of a page: what it says about its origin is a claim. */
export const isClaimed = (provenance: Provenance): provenance is 'uploaded' | 'pasted' =>
  provenance === 'uploaded' || provenance === 'pasted';

/** True for a text that Byline fetched, but that the page at its URL does not show or may not show. */
export const isElsewhere = (provenance: Provenance): provenance is 'hidden' | 'feed' =>
  provenance === 'hidden' || provenance === 'feed';

/** The facts that an article is attributed by. */
export interface Attributable {
  readonly outlet: string | null;
  /** Of the page that Byline fetched. */
  readonly url: string | null;
  readonly publishedAt: IsoDate | null;
  readonly provenance: Provenance;
  /** Discord user id or the terminal's user name; null if unknown. */
  readonly ingestedBy: string | null;
}

export interface Article {
  /** Opaque; the same for all revisions. */
  readonly id: string;
  readonly scope: Scope;
  /** 1 for the first text; a changed text under the same URL increments it. */
  readonly revision: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 639-3 code; `und` if undetermined. */
  readonly language: string;
  /** The date that the article gives; null if unknown. Never the time of ingestion. */
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  /** Discord user id or the terminal's user name; null if unknown. */
  readonly ingestedBy: string | null;
  /** Hash of the text without the title, with whitespace collapsed. */
  readonly contentHash: string;
  /** Plain text; paragraphs separated by one blank line, no line break inside a paragraph. */
  readonly text: string;
  /** Spans of `text` that are never retrieved or quoted: teasers, agency tags, disclaimers. */
  readonly boilerplate: readonly Span[];
  /** Canonical URLs that this text was fetched from, in the order they were first seen; empty for a claimed text. */
  readonly urls: readonly string[];
  readonly provenance: Provenance;
  /** The address that an uploaded or pasted text gives as its own; never fetched, null for other texts. */
  readonly claimedUrl: string | null;
}

/** An article without its text, for lists. */
export type ArticleSummary = Omit<Article, 'text' | 'boilerplate' | 'contentHash'> & {
  /** Number of words in `text`. */
  readonly words: number;
};

/**
 * `thing`: a ship, storm, law, prize, event or product; `name`: a proper name of unknown type; `duration` and `percent`:
 * numbers with that unit.
 */
export type EntityType =
  | 'person'
  | 'organisation'
  | 'place'
  | 'thing'
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
  /** Index of its paragraph in the article, from 0. */
  readonly paragraph: number;
}

/** A sentence with the names and quantities in it. */
export interface AnalysedSentence extends Sentence {
  readonly mentions: readonly Mention[];
}

/** Consecutive sentences `first` to `last` (inclusive) that are embedded, searched and read together. */
export interface Passage {
  readonly ordinal: number;
  readonly first: number;
  readonly last: number;
}

/** Another article of the same story: wire copy, shortened or reworded. */
export interface StoryMember extends Attributable {
  readonly id: string;
  readonly title: string;
}
