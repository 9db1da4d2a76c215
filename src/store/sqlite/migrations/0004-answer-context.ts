export const sql = `
-- The query of a follow-up, with keywords of the earlier question; null: the question itself.
ALTER TABLE answer ADD COLUMN searched TEXT;
CREATE INDEX answer_by_message ON answer(message) WHERE message IS NOT NULL;
CREATE INDEX answer_by_channel ON answer(scope, channel, asked_at);

-- Position of the citation's statement in the answer, from 1; 0: the short answer; -1: a disagreement.
ALTER TABLE citation ADD COLUMN place INTEGER NOT NULL DEFAULT -1;

CREATE TABLE rating (
  answer TEXT NOT NULL REFERENCES answer(id) ON DELETE CASCADE,
  user TEXT NOT NULL,
  helpful INTEGER NOT NULL,
  rated_at TEXT NOT NULL,
  PRIMARY KEY (answer, user)
) WITHOUT ROWID;
`;
