export const sql = `
-- What retention looks for every hour. A row leaves its partial index with its user's id; in a rating, a random value
-- that begins with 'anonymous:' replaces the id.
CREATE INDEX IF NOT EXISTS answer_by_time ON answer(asked_at);
CREATE INDEX IF NOT EXISTS answer_with_user ON answer(asked_at) WHERE user IS NOT NULL;
CREATE INDEX IF NOT EXISTS rating_with_user ON rating(rated_at) WHERE user NOT GLOB 'anonymous:*';
CREATE INDEX IF NOT EXISTS article_with_user ON article(added_at) WHERE ingested_by IS NOT NULL;
CREATE INDEX IF NOT EXISTS feed_with_user ON feed(added_at) WHERE added_by IS NOT NULL;
`;
