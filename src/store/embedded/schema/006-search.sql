-- What people search for anywhere in a name, or in a description.

-- Every three characters in a row of a name, in lower case. Only which names have them is kept: who asks looks whether they
-- stand in a row.
CREATE VIRTUAL TABLE dataset_trigram USING fts5(name, content='', contentless_delete=1, detail=none, tokenize='trigram');
CREATE VIRTUAL TABLE job_trigram USING fts5(name, content='', contentless_delete=1, detail=none, tokenize='trigram');
CREATE TRIGGER dataset_trigrams AFTER INSERT ON dataset WHEN NEW.name IS NOT NULL BEGIN
  INSERT OR REPLACE INTO dataset_trigram (rowid, name) VALUES (NEW.n, coalesce(NEW.folded, NEW.name));
END;
CREATE TRIGGER dataset_trigrams_gone AFTER DELETE ON dataset WHEN OLD.name IS NOT NULL BEGIN
  DELETE FROM dataset_trigram WHERE rowid = OLD.n;
END;
CREATE TRIGGER job_trigrams AFTER INSERT ON job WHEN NEW.name IS NOT NULL BEGIN
  INSERT OR REPLACE INTO job_trigram (rowid, name) VALUES (NEW.n, coalesce(NEW.folded, NEW.name));
END;
CREATE TRIGGER job_trigrams_gone AFTER DELETE ON job WHEN OLD.name IS NOT NULL BEGIN
  DELETE FROM job_trigram WHERE rowid = OLD.n;
END;
INSERT INTO dataset_trigram (rowid, name) SELECT n, coalesce(folded, name) FROM dataset WHERE name IS NOT NULL;
INSERT INTO job_trigram (rowid, name) SELECT n, coalesce(folded, name) FROM job WHERE name IS NOT NULL;

-- Of columns, each name once, as column_name has it.
CREATE VIRTUAL TABLE column_trigram USING fts5(name, detail=none, tokenize='trigram');
CREATE TRIGGER column_trigrams AFTER INSERT ON column_name BEGIN
  INSERT INTO column_trigram (name) VALUES (NEW.name);
END;
INSERT INTO column_trigram (name) SELECT name FROM column_name;
CREATE INDEX field_named ON field (name, n) WHERE name IS NOT NULL AND name <> '*';

-- Words of descriptions.
CREATE VIRTUAL TABLE described USING fts5(
  description, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 2', prefix='3'
);
CREATE TRIGGER dataset_described AFTER INSERT ON dataset WHEN NEW.description IS NOT NULL BEGIN
  INSERT OR REPLACE INTO described (rowid, description) VALUES (NEW.n, NEW.description);
END;
CREATE TRIGGER dataset_described_anew AFTER UPDATE OF description ON dataset WHEN NEW.description IS NOT OLD.description BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
  INSERT INTO described (rowid, description) SELECT NEW.n, NEW.description WHERE NEW.description IS NOT NULL;
END;
CREATE TRIGGER dataset_described_gone AFTER DELETE ON dataset WHEN OLD.description IS NOT NULL BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
END;
CREATE TRIGGER job_described AFTER INSERT ON job WHEN NEW.description IS NOT NULL BEGIN
  INSERT OR REPLACE INTO described (rowid, description) VALUES (NEW.n, NEW.description);
END;
CREATE TRIGGER job_described_anew AFTER UPDATE OF description ON job WHEN NEW.description IS NOT OLD.description BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
  INSERT INTO described (rowid, description) SELECT NEW.n, NEW.description WHERE NEW.description IS NOT NULL;
END;
CREATE TRIGGER job_described_gone AFTER DELETE ON job WHEN OLD.description IS NOT NULL BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
END;
CREATE TRIGGER field_described AFTER INSERT ON field WHEN NEW.description IS NOT NULL BEGIN
  INSERT OR REPLACE INTO described (rowid, description) VALUES (NEW.n, NEW.description);
END;
CREATE TRIGGER field_described_anew AFTER UPDATE OF description ON field WHEN NEW.description IS NOT OLD.description BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
  INSERT INTO described (rowid, description) SELECT NEW.n, NEW.description WHERE NEW.description IS NOT NULL;
END;
CREATE TRIGGER field_described_gone AFTER DELETE ON field WHEN OLD.description IS NOT NULL BEGIN
  DELETE FROM described WHERE rowid = OLD.n;
END;
INSERT INTO described (rowid, description)
  SELECT n, description FROM dataset WHERE description IS NOT NULL
  UNION ALL SELECT n, description FROM job WHERE description IS NOT NULL
  UNION ALL SELECT n, description FROM field WHERE description IS NOT NULL;
