export const sql = `
-- Sources that Byline gave up because it crashed or hung each time it worked on them. name: URL or file name, never
-- the text.
CREATE TABLE set_aside (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  scope INTEGER NOT NULL REFERENCES scope(key),
  name TEXT NOT NULL,
  address TEXT,
  ingested_by TEXT,
  at TEXT NOT NULL,
  reason TEXT NOT NULL
);
CREATE INDEX set_aside_by_scope ON set_aside(scope);
`;
