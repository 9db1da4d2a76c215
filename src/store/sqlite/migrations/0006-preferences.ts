export const sql = `
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
`;
