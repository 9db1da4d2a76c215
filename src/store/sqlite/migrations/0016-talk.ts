export const sql = `
-- answer_threads: each answer gets a thread of its own. forums: JSON object, how new posts of a forum are answered.
ALTER TABLE preference ADD COLUMN answer_threads INTEGER NOT NULL DEFAULT 0;
ALTER TABLE preference ADD COLUMN forums TEXT NOT NULL DEFAULT '{}';
`;
