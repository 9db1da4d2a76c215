export const sql = `
-- Covers filters, counts and outlet names, so that these do not read texts.
CREATE INDEX revision_facts ON revision(article, number, published_at, fetched_at, outlet);
`;
