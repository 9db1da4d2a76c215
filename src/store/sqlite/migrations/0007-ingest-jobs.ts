export const sql = `
-- Accepted sources that are not finished. source: JSON without a file's bytes. address: canonical URL, if known.
-- owner: the process that has the lease, until held_until. tries: number of processes that have started it.
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
`;
