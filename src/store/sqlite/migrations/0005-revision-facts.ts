export const sql = `
-- What narrowing, counting and the names of outlets need, without reading texts.
CREATE INDEX revision_facts ON revision(article, number, published_at, fetched_at, outlet);
`;
