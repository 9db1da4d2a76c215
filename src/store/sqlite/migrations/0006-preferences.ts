export const sql = `
-- Settings of those who run a scope. channels: JSON array of ids, empty: all. A null limit: the bot's own.
CREATE TABLE preference (
  scope INTEGER PRIMARY KEY REFERENCES scope(key) ON DELETE CASCADE,
  channels TEXT NOT NULL,
  private_answers INTEGER NOT NULL,
  asks_per_minute INTEGER,
  ingests_per_hour INTEGER
);

-- When the bot left the server; null while it is in it.
ALTER TABLE scope ADD COLUMN left_at TEXT;
`;
