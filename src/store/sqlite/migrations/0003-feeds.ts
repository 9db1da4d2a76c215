export const sql = `
-- next_poll_at: valid while pause_reason is null. polling_until: lease of the process that polls.
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

-- entry and mark: hashes of the feed's id for it and of its last content. url: set while the entry waits, after a
-- failed attempt until not_before. tell: 0 for entries of the first reading, which are not news.
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
`;
