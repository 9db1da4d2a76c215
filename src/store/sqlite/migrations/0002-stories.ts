export const sql = `
-- Articles of one scope with one number report the same; null stands alone. The number is the key of the one
-- that was there first, which may be gone.
ALTER TABLE article ADD COLUMN story INTEGER;
CREATE INDEX article_by_story ON article(scope, story) WHERE story IS NOT NULL;
`;
