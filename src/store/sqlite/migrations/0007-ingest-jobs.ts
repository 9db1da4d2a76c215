export const sql = `
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
`;
