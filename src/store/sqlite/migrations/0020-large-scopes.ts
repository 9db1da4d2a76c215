export const sql = `
-- An address that moves takes its aliases with it, which happens each time a page is read again.
CREATE INDEX url_by_alias ON url(alias_of) WHERE alias_of IS NOT NULL;

-- Covers lists and titles as well.
DROP INDEX revision_facts;
CREATE INDEX revision_facts ON revision(article, number, published_at, fetched_at, outlet, title);
`;
