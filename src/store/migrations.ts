import type Database from 'better-sqlite3';
import { UserError } from '../errors.js';

/** SQL, or what a step does where SQL alone can't. */
type Migration = string | ((db: Database.Database) => void);

/**
 * The schema, one step a version; `user_version` says how many a file has seen. A step that has been released
 * is never edited, only followed by another.
 */
const MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE scope (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  );

  -- What an article is, whatever its text says today. current: the revision that is searched; null when
  -- another article took over its only URL.
  CREATE TABLE article (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    scope INTEGER NOT NULL REFERENCES scope(key),
    current INTEGER,
    ingested_by TEXT,
    added_at TEXT NOT NULL
  );
  CREATE INDEX article_by_scope ON article(scope);

  CREATE TABLE revision (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT,
    author TEXT,
    language TEXT NOT NULL,
    published_at TEXT,
    fetched_at TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    text TEXT NOT NULL,
    furniture TEXT NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (article, number)
  ) WITHOUT ROWID;
  CREATE INDEX revision_by_hash ON revision(content_hash);

  -- key counts in the order the URLs were first seen.
  CREATE TABLE url (
    key INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL REFERENCES scope(key),
    url TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    UNIQUE (scope, url)
  );
  CREATE INDEX url_by_article ON url(article);

  -- Derived from the current revision's text; analysis names the rules that derived it.
  CREATE TABLE sentence (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    mentions TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
  ) WITHOUT ROWID;

  -- key is the label in the vector index and the rowid in the scope's full-text table; never used twice.
  CREATE TABLE passage (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
  );
  CREATE INDEX passage_by_article ON passage(article);

  CREATE TABLE model (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    dimension INTEGER NOT NULL
  );

  -- One row an article: float32 matrices, row-major, little-endian, as many rows as sentences or passages.
  CREATE TABLE vectors (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES model(key),
    analysis INTEGER NOT NULL,
    sentences BLOB NOT NULL,
    titled BLOB NOT NULL,
    passages BLOB NOT NULL,
    PRIMARY KEY (article, model)
  );

  -- What re-embedding has ready for the day it replaces sentence, passage and vectors; columns as there.
  CREATE TABLE pending (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    model INTEGER NOT NULL REFERENCES model(key),
    analysis INTEGER NOT NULL,
    derived_sentences TEXT NOT NULL,
    derived_passages TEXT NOT NULL,
    sentences BLOB NOT NULL,
    titled BLOB NOT NULL,
    passages BLOB NOT NULL,
    PRIMARY KEY (article, model)
  );

  -- What vector indexes have to catch up with. first and last bound the passage keys; a drop names keys that
  -- are gone, an erase such that no file may hold on to. mark tells two histories with one seq apart.
  CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('put', 'drop', 'erase')),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    mark TEXT NOT NULL DEFAULT (hex(randomblob(8)))
  );
  CREATE INDEX change_by_scope ON change(scope, seq);

  CREATE TABLE answer (
    id TEXT PRIMARY KEY,
    scope INTEGER NOT NULL REFERENCES scope(key),
    channel TEXT,
    user TEXT,
    message TEXT,
    question TEXT NOT NULL,
    kind TEXT NOT NULL,
    confidence REAL NOT NULL,
    asked_at TEXT NOT NULL
  );
  CREATE INDEX answer_by_scope ON answer(scope, asked_at);

  -- No quote is kept: a citation is where it stands. article is not a foreign key, so that it outlives it.
  CREATE TABLE citation (
    answer TEXT NOT NULL REFERENCES answer(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    article TEXT NOT NULL,
    revision INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (answer, ordinal)
  ) WITHOUT ROWID;
  CREATE INDEX citation_by_article ON citation(article);

  CREATE TABLE tombstone (
    scope INTEGER NOT NULL REFERENCES scope(key),
    hash TEXT NOT NULL,
    forgotten_at TEXT NOT NULL,
    PRIMARY KEY (scope, hash)
  ) WITHOUT ROWID;

  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Articles of one scope with one number report the same; null stands alone. The number is the key of the one
  -- that was there first, which may be gone.
  ALTER TABLE article ADD COLUMN story INTEGER;
  CREATE INDEX article_by_story ON article(scope, story) WHERE story IS NOT NULL;
  `,
  `
  -- next_poll_at holds while pause_reason is null. polling_until: a process is at it, unless it died.
  CREATE TABLE feed (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    scope INTEGER NOT NULL REFERENCES scope(key),
    url TEXT NOT NULL,
    title TEXT,
    channel TEXT,
    added_by TEXT,
    added_at TEXT NOT NULL,
    pause_reason TEXT,
    etag TEXT,
    last_modified TEXT,
    rest_minutes REAL,
    polled_at TEXT,
    read_at TEXT,
    next_poll_at TEXT NOT NULL,
    polling_until TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    UNIQUE (scope, url)
  );

  -- entry and mark are hashes: of what the feed calls it, and of what it said of it last. url stands here only
  -- while the entry waits, until not_before after a try that failed. tell: whether its article is news, or was
  -- there when the feed was added.
  CREATE TABLE feed_entry (
    key INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed(key) ON DELETE CASCADE,
    entry TEXT NOT NULL,
    mark TEXT NOT NULL,
    url TEXT,
    tell INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL DEFAULT '',
    seen_at TEXT NOT NULL,
    UNIQUE (feed, entry)
  );
  CREATE INDEX feed_entry_waiting ON feed_entry(feed) WHERE url IS NOT NULL;

  CREATE TABLE headline (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feed(key) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    UNIQUE (feed, article)
  );
  CREATE INDEX headline_by_article ON headline(article);
  `,
  `
  -- What a follow-up was searched with, the subject of its earlier question among it; null: the question itself.
  ALTER TABLE answer ADD COLUMN searched TEXT;
  CREATE INDEX answer_by_message ON answer(message) WHERE message IS NOT NULL;
  CREATE INDEX answer_by_channel ON answer(scope, channel, asked_at);

  -- The shown statement that a citation stands in, from 1; 0: the headline, -1: a disagreement.
  ALTER TABLE citation ADD COLUMN place INTEGER NOT NULL DEFAULT -1;

  CREATE TABLE rating (
    answer TEXT NOT NULL REFERENCES answer(id) ON DELETE CASCADE,
    user TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    rated_at TEXT NOT NULL,
    PRIMARY KEY (answer, user)
  ) WITHOUT ROWID;
  `,
  `
  -- What narrowing, counting and the names of outlets need, without reading texts.
  CREATE INDEX revision_facts ON revision(article, number, published_at, fetched_at, outlet);
  `,
  `
  -- What those who run a scope have chosen. channels: JSON array of ids, empty: all; a null limit: the bot's own.
  CREATE TABLE preference (
    scope INTEGER PRIMARY KEY REFERENCES scope(key) ON DELETE CASCADE,
    channels TEXT NOT NULL,
    private_answers INTEGER NOT NULL,
    asks_per_minute INTEGER,
    ingests_per_hour INTEGER
  );

  -- Since when a server is without the bot; null while it is there.
  ALTER TABLE scope ADD COLUMN left_at TEXT;
  `,
  `
  -- Sources accepted and not finished. source is JSON without a file's bytes; address: where it is known to lead.
  -- owner names the process at it, which is dead when held_until has passed.
  CREATE TABLE accepted (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    scope INTEGER NOT NULL REFERENCES scope(key),
    source TEXT NOT NULL,
    bytes BLOB,
    address TEXT,
    ingested_by TEXT,
    accepted_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    held_until TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1
  );
  CREATE INDEX accepted_by_scope ON accepted(scope);
  `,
  fullTextOfAscii,
  `
  -- A passage has one vector and a sentence has none; names and quantities are found when they are needed. What is
  -- searched stays searchable; newer rules (ANALYSIS_VERSION) then derive every article again.
  CREATE TABLE vectors_new (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES model(key),
    analysis INTEGER NOT NULL,
    passages BLOB NOT NULL,
    PRIMARY KEY (article, model)
  );
  INSERT INTO vectors_new SELECT article, model, analysis, passages FROM vectors;
  DROP TABLE vectors;
  ALTER TABLE vectors_new RENAME TO vectors;

  DROP TABLE pending;
  CREATE TABLE pending (
    article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    model INTEGER NOT NULL REFERENCES model(key),
    analysis INTEGER NOT NULL,
    derived_sentences TEXT NOT NULL,
    derived_passages TEXT NOT NULL,
    passages BLOB NOT NULL,
    PRIMARY KEY (article, model)
  );

  ALTER TABLE sentence DROP COLUMN mentions;
  `,
];

/** Builds every scope's full-text table anew with the tokenizer of src/store/full-text.ts; their terms stay. */
function fullTextOfAscii(db: Database.Database): void {
  const scopes = db
    .prepare("SELECT substr(name, 11) FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE full_text_%'")
    .pluck()
    .all() as string[];
  for (const scope of scopes) {
    db.exec(`
      CREATE VIRTUAL TABLE full_text_new USING fts5(title, body, tokenize = "ascii tokenchars '.'");
      INSERT INTO full_text_new(full_text_new, rank) VALUES ('secure-delete', 1);
      INSERT INTO full_text_new(rowid, title, body) SELECT rowid, title, body FROM full_text_${scope};
      DROP TABLE vocabulary_${scope};
      DROP TABLE full_text_${scope};
      ALTER TABLE full_text_new RENAME TO full_text_${scope};
      CREATE VIRTUAL TABLE vocabulary_${scope} USING fts5vocab(full_text_${scope}, row);
    `);
  }
}

/**
 * Brings a database to the newest schema, each step in a transaction of its own; safe when two processes try.
 * @throws UserError `store.newer` when the file was written by a newer Byline.
 */
export function migrate(db: Database.Database): void {
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  if (version() > MIGRATIONS.length) {
    throw new UserError(
      'store.newer',
      `The database ${db.name} has schema ${version()}, this Byline knows up to ${MIGRATIONS.length}. ` +
        'Install the Byline that wrote it, or choose another folder with DATA_DIR.',
    );
  }
  const step = db.transaction(() => {
    const from = version();
    if (from >= MIGRATIONS.length) return false;
    const migration = MIGRATIONS[from]!;
    if (typeof migration === 'string') db.exec(migration);
    else migration(db);
    db.pragma(`user_version = ${from + 1}`);
    return true;
  });
  while (step.immediate());
}
