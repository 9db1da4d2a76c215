export const sql = `
-- A text may now also come from a feed. The constraint of a column can only be changed with the column.
ALTER TABLE revision ADD COLUMN came_by TEXT NOT NULL DEFAULT 'unknown'
  CHECK (came_by IN ('fetched', 'hidden', 'feed', 'uploaded', 'pasted', 'unknown'));
UPDATE revision SET came_by = provenance;
ALTER TABLE revision DROP COLUMN provenance;
ALTER TABLE revision RENAME COLUMN came_by TO provenance;

-- What the feed itself says in an entry, while the entry waits. passed_over: why it was not read; else null.
ALTER TABLE feed_entry ADD COLUMN content TEXT;
ALTER TABLE feed_entry ADD COLUMN passed_over TEXT;
-- Counts by reason of the entries that the last reading passed over; null if none.
ALTER TABLE feed ADD COLUMN passed_over TEXT;
`;
