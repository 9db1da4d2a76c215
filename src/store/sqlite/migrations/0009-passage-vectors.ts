export const sql = `
-- A passage has one vector and a sentence has none; names and quantities are found when they are needed. What is
-- searched stays searchable; newer rules (ANALYSIS_VERSION) then derive every article again.
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
