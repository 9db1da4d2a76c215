export const sql = `
-- Articles of a scope with the same number report the same; null: no other article does. The number is the key of
-- the story's first article, which may have been deleted.
ALTER TABLE article ADD COLUMN story INTEGER;
CREATE INDEX article_by_story ON article(scope, story) WHERE story IS NOT NULL;
`;
