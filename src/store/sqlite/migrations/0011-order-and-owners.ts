export const sql = `
-- polling_owner: the poll that has the lease.
ALTER TABLE feed ADD COLUMN polling_owner TEXT;

-- The highest key of an ingest job when the tombstone was left: later jobs may lift it, whatever the clock says.
ALTER TABLE tombstone ADD COLUMN last_job INTEGER NOT NULL DEFAULT 0;

-- The latest answer is the one stored last, not the one with the highest time. Indexes end with the rowid.
DROP INDEX answer_by_scope;
CREATE INDEX answer_by_scope ON answer(scope);
DROP INDEX answer_by_channel;
CREATE INDEX answer_by_channel ON answer(scope, channel);
`;
