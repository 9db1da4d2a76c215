export const sql = `
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
`;
