export const sql = `
-- Only passages have vectors, one each; names and quantities are found when needed. Articles stay searchable until
-- re-embedding derives them again with newer rules (ANALYSIS_VERSION).
CREATE TABLE vectors_new (
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  model INTEGER NOT NULL REFERENCES model(key),
  analysis INTEGER NOT NULL,
  passages BLOB NOT NULL,
  PRIMARY KEY (article, model)
);
INSERT INTO vectors_new SELECT article, model, analysis, passages FROM vectors;
DROP TABLE vectors;
ALTER TABLE vectors_new RENAME TO vectors;

DROP TABLE pending;
CREATE TABLE pending (
  article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  model INTEGER NOT NULL REFERENCES model(key),
  analysis INTEGER NOT NULL,
  derived_sentences TEXT NOT NULL,
  derived_passages TEXT NOT NULL,
  passages BLOB NOT NULL,
  PRIMARY KEY (article, model)
);

ALTER TABLE sentence DROP COLUMN mentions;
`;
