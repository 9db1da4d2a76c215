export const sql = `
-- To find the articles to embed again at every start without reading the vectors of all others.
CREATE INDEX vectors_by_analysis ON vectors(article, model, analysis);
`;
