export const sql = `
-- How a text came here (src/domain/article.ts). Older texts keep 'unknown': their files and pages were stored alike.
ALTER TABLE revision ADD COLUMN provenance TEXT NOT NULL DEFAULT 'unknown'
  CHECK (provenance IN ('fetched', 'hidden', 'uploaded', 'pasted', 'unknown'));
-- The address that an uploaded or pasted text gives as its own. Table url has only addresses that were fetched.
ALTER TABLE revision ADD COLUMN claimed_url TEXT;
CREATE INDEX revision_by_claim ON revision(claimed_url) WHERE claimed_url IS NOT NULL;
`;
