/** The tables of a newsroom in neutral terms, for copying it from one engine to another. */

/** `matrix`: float32 values, row by row. */
export type Cell = string | number | boolean | null | Buffer;
export type Row = Readonly<Record<string, Cell>>;

export interface CopiedTable {
  readonly name: string;
  /** Named as in PostgreSQL. */
  readonly columns: readonly string[];
  /** Columns by which the rows are read, which are unique together within a scope. */
  readonly order: readonly string[];
}

const table = (name: string, order: string, columns: string): CopiedTable => ({
  name,
  order: order.split(' '),
  columns: columns.split(' '),
});

/** Tables whose rows belong to no scope. */
export const GLOBAL_TABLES: readonly CopiedTable[] = [
  table('scope', 'key', 'key name left_at'),
  table('model', 'key', 'key id dimension'),
  table('meta', 'name', 'name value'),
];

/** The vectors of an article, `dimension` values each; it is that of the model. */
export const VECTORS = table('vectors', 'article model', 'article model analysis dimension passages');

/** Tables by scope, each after those that it refers to. */
export const SCOPED_TABLES: readonly CopiedTable[] = [
  table('article', 'key', 'key id current ingested_by added_at story'),
  table(
    'revision',
    'article number',
    'article number title outlet author language published_at fetched_at content_hash text boilerplate words provenance claimed_url',
  ),
  table('url', 'key', 'key url article alias_of'),
  table('sentence', 'article ordinal', 'article ordinal start_at end_at paragraph'),
  table('passage', 'key', 'key article ordinal first_sentence last_sentence'),
  VECTORS,
  table('pending', 'article model', 'article revision model analysis sentences passages vectors'),
  table('answer', 'key', 'key id channel asker message question searched kind confidence asked_at'),
  table('citation', 'answer ordinal', 'answer ordinal place article revision start_at end_at'),
  table('rating', 'answer rater', 'answer rater helpful rated_at'),
  table('tombstone', 'hash', 'hash forgotten_at last_job'),
  table(
    'preference',
    'channels',
    'channels private_answers asks_per_minute ingests_per_hour answer_threads forums',
  ),
  table('accepted', 'key', 'key source bytes address ingested_by accepted_at owner held_until tries'),
  table('set_aside', 'key', 'key name address ingested_by at reason'),
  table(
    'feed',
    'key',
    'key id url title channel added_by added_at pause_reason etag last_modified rest_minutes polled_at read_at next_poll_at polling_until polling_owner failures last_error passed_over',
  ),
  table('feed_entry', 'key', 'key feed entry mark url tell tries not_before seen_at content passed_over'),
  table('headline', 'key', 'key feed article message'),
];

/** Tables whose keys are never used again; a copy goes on where the original was. */
export const KEYED_TABLES = ['article', 'passage', 'accepted', 'set_aside', 'feed', 'headline'] as const;

/** What is about the database itself. `restored` goes along: it belongs to the history of the content. */
const META_LEFT_BEHIND = ['backup', 'probe', 'history'] as const;
/** Meta rows of a copy that is not finished: `copy` and, by scope, `copy:<key>`. */
export const COPY_META = 'copy';
export const isLeftBehind = (name: string): boolean =>
  META_LEFT_BEHIND.some((left) => left === name) || name === COPY_META || name.startsWith(`${COPY_META}:`);
