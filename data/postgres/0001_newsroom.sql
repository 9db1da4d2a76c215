-- The newsroom on PostgreSQL with pgvector. Each row belongs to a scope, and row-level security shows a transaction
-- only the rows of the scope that it names (src/store/postgres/connection/database.ts). Texts sort by code point, and
-- times are ISO 8601 texts, so that both engines compare alike.

-- A purged scope keeps its key under another name, so that its key is never used again. left_at: when the bot left
-- the server.
CREATE TABLE scope (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  left_at text COLLATE "C"
);

CREATE TABLE meta (
  name text COLLATE "C" PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE model (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  dimension integer NOT NULL
);

-- An article, independent of its revisions. current: the searched revision; null if another article took over its
-- last URL. story: articles of a scope with the same number report the same; null: no other article does.
CREATE TABLE article (
  scope bigint NOT NULL REFERENCES scope (key),
  key bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" NOT NULL UNIQUE,
  current integer,
  ingested_by text COLLATE "C",
  added_at text COLLATE "C" NOT NULL,
  story bigint,
  PRIMARY KEY (scope, key),
  UNIQUE (key)
);
CREATE INDEX article_by_story ON article (scope, story) WHERE story IS NOT NULL;
CREATE INDEX article_with_user ON article (added_at) WHERE ingested_by IS NOT NULL;

-- The instant of a date or time; without an offset it is in UTC. Null if it is none. Immutable, since the time zone and
-- the format that it depends on are fixed.
CREATE FUNCTION instant(iso text) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
BEGIN
  RETURN iso::timestamptz;
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END
$$;

-- boilerplate: [[start,end], …] of the text in UTF-16 code units, as everywhere. claimed_url: the address that an
-- uploaded or pasted text gives as its own. sort_at: of publication, or of fetching if that is unknown.
CREATE TABLE revision (
  scope bigint NOT NULL,
  article bigint NOT NULL,
  number integer NOT NULL,
  title text COLLATE "C" NOT NULL,
  outlet text COLLATE "C",
  author text COLLATE "C",
  language text COLLATE "C" NOT NULL,
  published_at text COLLATE "C",
  fetched_at text COLLATE "C" NOT NULL,
  content_hash text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  boilerplate text NOT NULL,
  words integer NOT NULL,
  provenance text COLLATE "C" NOT NULL
    CHECK (provenance IN ('fetched', 'hidden', 'feed', 'uploaded', 'pasted', 'unknown')),
  claimed_url text COLLATE "C",
  claimed_hash text COLLATE "C" GENERATED ALWAYS AS (md5(claimed_url)) STORED,
  sort_at timestamptz GENERATED ALWAYS AS (instant(coalesce(published_at, fetched_at))) STORED,
  PRIMARY KEY (scope, article, number),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);
CREATE INDEX revision_by_hash ON revision (scope, content_hash);
CREATE INDEX revision_newest
  ON revision (scope, (published_at IS NULL), sort_at DESC NULLS LAST, article DESC) INCLUDE (number);
CREATE INDEX revision_by_claim ON revision (scope, claimed_hash) WHERE claimed_hash IS NOT NULL;

-- What the addresses of one page share, roughly: without scheme, prefix of the host, query and suffix of an AMP page.
CREATE FUNCTION page_of(url text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN md5(regexp_replace(regexp_replace(regexp_replace(url COLLATE "C",
  '^https?://(www\.|m\.|mobile\.|amp\.)?', ''), '[?#].*$', ''), '(/amp(\.html)?|\.amp)?/*$', ''));

-- key: in the order in which the URLs were first seen. alias_of: as in src/store/articles/page-addresses.ts.
-- An address may be longer than an index entry can be, so the indexes have hashes; in columns, since row-level security
-- lets no function of an address use an index.
CREATE TABLE url (
  scope bigint NOT NULL,
  key bigint GENERATED ALWAYS AS IDENTITY,
  url text COLLATE "C" NOT NULL,
  article bigint NOT NULL,
  alias_of bigint,
  hash text COLLATE "C" GENERATED ALWAYS AS (md5(url)) STORED,
  page text COLLATE "C" GENERATED ALWAYS AS (page_of(url)) STORED,
  PRIMARY KEY (scope, key),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);
CREATE UNIQUE INDEX url_once ON url (scope, hash);
CREATE INDEX url_by_page ON url (scope, page);
CREATE INDEX url_by_article ON url (scope, article);

-- Derived from the text of the current revision.
CREATE TABLE sentence (
  scope bigint NOT NULL,
  article bigint NOT NULL,
  ordinal integer NOT NULL,
  start_at integer NOT NULL,
  end_at integer NOT NULL,
  paragraph integer NOT NULL,
  PRIMARY KEY (scope, article, ordinal),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);

-- terms: how many search terms title and passage have together. first_sentence, last_sentence: ordinals, inclusive.
CREATE TABLE passage (
  scope bigint NOT NULL,
  key bigint GENERATED ALWAYS AS IDENTITY,
  article bigint NOT NULL,
  ordinal integer NOT NULL,
  first_sentence integer NOT NULL,
  last_sentence integer NOT NULL,
  terms integer NOT NULL,
  PRIMARY KEY (scope, key),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);
CREATE INDEX passage_by_article ON passage (scope, article, ordinal);

-- Unit vectors. A scope that has grown large gets an HNSW index of its own (src/store/postgres/search/vector-index.ts);
-- in others, comparing with all is faster.
CREATE TABLE passage_vector (
  scope bigint NOT NULL,
  passage bigint NOT NULL,
  model bigint NOT NULL REFERENCES model (key),
  vector halfvec NOT NULL,
  PRIMARY KEY (scope, passage, model),
  FOREIGN KEY (scope, passage) REFERENCES passage (scope, key) ON DELETE CASCADE
);

-- The model and the version of the rules that an article was derived with; one row per article and model.
CREATE TABLE derivation (
  scope bigint NOT NULL,
  article bigint NOT NULL,
  model bigint NOT NULL REFERENCES model (key),
  analysis integer NOT NULL,
  PRIMARY KEY (scope, article, model),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);

-- How often a term is in a passage with its title, and the passage's length, so that an index scan alone gives what
-- BM25 needs. No tsvector: its operators are not leakproof, so row-level security would keep its index from being used.
CREATE TABLE posting (
  scope bigint NOT NULL,
  term text COLLATE "C" NOT NULL,
  passage bigint NOT NULL,
  frequency integer NOT NULL,
  terms integer NOT NULL,
  PRIMARY KEY (scope, term, passage) INCLUDE (frequency, terms),
  FOREIGN KEY (scope, passage) REFERENCES passage (scope, key) ON DELETE CASCADE
);
CREATE INDEX posting_by_passage ON posting (scope, passage);

-- The number of passages that have a term.
CREATE TABLE vocabulary (
  scope bigint NOT NULL REFERENCES scope (key),
  term text COLLATE "C" NOT NULL,
  passages integer NOT NULL,
  PRIMARY KEY (scope, term)
);

-- What every question needs of a whole scope, kept with each write. articles: those that are searched. terms: of
-- all passages together.
CREATE TABLE corpus (
  scope bigint PRIMARY KEY REFERENCES scope (key),
  articles integer NOT NULL DEFAULT 0,
  passages integer NOT NULL DEFAULT 0,
  terms bigint NOT NULL DEFAULT 0
);

-- Staged by re-embedding until it replaces what is derived. vectors: little-endian float32, one row per passage.
CREATE TABLE pending (
  scope bigint NOT NULL,
  article bigint NOT NULL,
  revision integer NOT NULL,
  model bigint NOT NULL REFERENCES model (key),
  analysis integer NOT NULL,
  sentences text NOT NULL,
  passages text NOT NULL,
  vectors bytea NOT NULL,
  PRIMARY KEY (scope, article, model),
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);

-- searched: the query of a follow-up; null: the question itself.
CREATE TABLE answer (
  scope bigint NOT NULL REFERENCES scope (key),
  key bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" NOT NULL UNIQUE,
  channel text COLLATE "C",
  asker text COLLATE "C",
  message text COLLATE "C",
  question text NOT NULL,
  searched text,
  kind text COLLATE "C" NOT NULL,
  confidence double precision NOT NULL,
  asked_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX answer_by_channel ON answer (scope, channel, key);
CREATE INDEX answer_by_message ON answer (scope, message) WHERE message IS NOT NULL;
CREATE INDEX answer_by_time ON answer (asked_at);
CREATE INDEX answer_with_user ON answer (asked_at) WHERE asker IS NOT NULL;

-- A citation stores the span, not the quote, and outlives its article. place: as in src/store/ports/answer-store.ts.
CREATE TABLE citation (
  scope bigint NOT NULL,
  answer bigint NOT NULL,
  ordinal integer NOT NULL,
  place integer NOT NULL,
  article text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  start_at integer NOT NULL,
  end_at integer NOT NULL,
  PRIMARY KEY (scope, answer, ordinal),
  FOREIGN KEY (scope, answer) REFERENCES answer (scope, key) ON DELETE CASCADE
);
CREATE INDEX citation_by_article ON citation (scope, article);

-- rater: a user's id, or after retention a random value that begins with 'anonymous:'.
CREATE TABLE rating (
  scope bigint NOT NULL,
  answer bigint NOT NULL,
  rater text COLLATE "C" NOT NULL,
  helpful boolean NOT NULL,
  rated_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (scope, answer, rater),
  FOREIGN KEY (scope, answer) REFERENCES answer (scope, key) ON DELETE CASCADE
);
CREATE INDEX rating_by_time ON rating (rated_at);

-- last_job: the highest key of an ingest job when the tombstone was left; later jobs may lift it.
CREATE TABLE tombstone (
  scope bigint NOT NULL REFERENCES scope (key),
  hash text COLLATE "C" NOT NULL,
  forgotten_at text COLLATE "C" NOT NULL,
  last_job bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, hash)
);

-- channels: JSON array of ids, empty: all. A null limit: the bot's own. forums: JSON object.
CREATE TABLE preference (
  scope bigint PRIMARY KEY REFERENCES scope (key),
  channels text NOT NULL,
  private_answers boolean NOT NULL,
  asks_per_minute integer,
  ingests_per_hour integer,
  answer_threads boolean NOT NULL DEFAULT false,
  forums text NOT NULL DEFAULT '{}'
);

-- Accepted sources that are not finished. source: JSON without a file's bytes. owner: the process that has the lease,
-- until held_until. tries: number of processes that have started it.
CREATE TABLE accepted (
  scope bigint NOT NULL REFERENCES scope (key),
  key bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  bytes bytea,
  address text COLLATE "C",
  ingested_by text COLLATE "C",
  accepted_at text COLLATE "C" NOT NULL,
  owner text COLLATE "C" NOT NULL,
  held_until text COLLATE "C" NOT NULL,
  tries integer NOT NULL DEFAULT 1,
  PRIMARY KEY (scope, key),
  UNIQUE (key)
);
CREATE INDEX accepted_by_lease ON accepted (held_until);

-- Sources that Byline gave up. name: URL or file name, never the text.
CREATE TABLE set_aside (
  scope bigint NOT NULL REFERENCES scope (key),
  key bigint GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL,
  address text COLLATE "C",
  ingested_by text COLLATE "C",
  at text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (scope, key)
);

-- next_poll_at: valid while pause_reason is null. polling_until: lease of the poll polling_owner. passed_over: JSON,
-- counts by reason of the entries that the last reading passed over.
CREATE TABLE feed (
  scope bigint NOT NULL REFERENCES scope (key),
  key bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" NOT NULL UNIQUE,
  url text COLLATE "C" NOT NULL,
  title text,
  channel text COLLATE "C",
  added_by text COLLATE "C",
  added_at text COLLATE "C" NOT NULL,
  pause_reason text COLLATE "C",
  etag text,
  last_modified text,
  rest_minutes double precision,
  polled_at text COLLATE "C",
  read_at text COLLATE "C",
  next_poll_at text COLLATE "C" NOT NULL,
  polling_until text COLLATE "C",
  polling_owner text COLLATE "C",
  failures integer NOT NULL DEFAULT 0,
  last_error text,
  passed_over text,
  PRIMARY KEY (scope, key),
  UNIQUE (key)
);
CREATE UNIQUE INDEX feed_once ON feed (scope, md5(url));
CREATE INDEX feed_due ON feed (next_poll_at) WHERE pause_reason IS NULL;
CREATE INDEX feed_with_user ON feed (added_at) WHERE added_by IS NOT NULL;

-- entry and mark: hashes of the feed's id for it and of its last content. url: set while the entry waits, after a
-- failed attempt until not_before. tell: false for entries of the first reading, which are not news.
CREATE TABLE feed_entry (
  scope bigint NOT NULL,
  key bigint GENERATED ALWAYS AS IDENTITY,
  feed bigint NOT NULL,
  entry text COLLATE "C" NOT NULL,
  mark text COLLATE "C" NOT NULL,
  url text COLLATE "C",
  tell boolean NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  not_before text COLLATE "C" NOT NULL DEFAULT '',
  seen_at text COLLATE "C" NOT NULL,
  content text,
  passed_over text,
  PRIMARY KEY (scope, key),
  UNIQUE (scope, feed, entry),
  FOREIGN KEY (scope, feed) REFERENCES feed (scope, key) ON DELETE CASCADE
);
CREATE INDEX feed_entry_waiting ON feed_entry (scope, feed) WHERE url IS NOT NULL;

-- message: the message that is to show the headline, set before the first attempt to post it.
CREATE TABLE headline (
  scope bigint NOT NULL,
  key bigint GENERATED ALWAYS AS IDENTITY,
  feed bigint NOT NULL,
  article bigint NOT NULL,
  message text COLLATE "C",
  PRIMARY KEY (scope, key),
  UNIQUE (scope, feed, article),
  FOREIGN KEY (scope, feed) REFERENCES feed (scope, key) ON DELETE CASCADE,
  FOREIGN KEY (scope, article) REFERENCES article (scope, key) ON DELETE CASCADE
);
CREATE INDEX headline_by_article ON headline (scope, article);

-- A query that forgets its scope finds nothing. The settings are read in subqueries, so once a query and not once a
-- row, which took most of the time of a search. FORCE, since the role that owns the tables is the one that uses them;
-- superusers and roles with BYPASSRLS are not restricted, which `byline doctor` tells.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'article', 'revision', 'url', 'sentence', 'passage', 'passage_vector', 'derivation', 'posting', 'vocabulary',
    'corpus', 'pending', 'answer', 'citation', 'rating', 'tombstone', 'preference', 'accepted', 'set_aside', 'feed',
    'feed_entry', 'headline'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY of_scope ON %I USING (
         scope = (SELECT nullif(current_setting(''byline.scope'', true), '''')::bigint)
         OR (SELECT current_setting(''byline.every_scope'', true) = ''on'')
       )', name);
  END LOOP;
END
$$;
