export const sql = `
CREATE TABLE scope (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- An article, independent of its revisions. current: the searched revision; null if another article took over its
-- last URL.
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

-- key: in the order in which the URLs were first seen.
CREATE TABLE url (
  key INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope(key),
  url TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  UNIQUE (scope, url)
);
CREATE INDEX url_by_article ON url(article);

-- Derived from the text of the current revision.
CREATE TABLE sentence (
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  mentions TEXT NOT NULL,
  PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- key is the label in the vector index and the rowid in the scope's full-text table; never reused.
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

-- One row per article and model: float32 matrices, row-major, little-endian, one row per sentence or passage.
-- analysis: version of the rules that found these.
CREATE TABLE vectors (
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  model INTEGER NOT NULL REFERENCES model(key),
  analysis INTEGER NOT NULL,
  sentences BLOB NOT NULL,
  titled BLOB NOT NULL,
  passages BLOB NOT NULL,
  PRIMARY KEY (article, model)
);

-- Staged by re-embedding until it replaces the rows in sentence, passage and vectors; the same columns.
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

-- The log that vector indexes catch up from. first and last: a range of passage keys. drop: these were deleted;
-- erase: they must also leave all files. mark: a nonce that distinguishes histories with the same seq.
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

-- A citation stores the span, not the quote. article is not a foreign key, so that a citation outlives its article.
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
`;
