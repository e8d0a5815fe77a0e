-- Names by what people type of them: from their beginning, or from a part after `.` or `/`, in lower case.

CREATE TABLE offset_in_name (i INTEGER PRIMARY KEY);
INSERT INTO offset_in_name
  WITH RECURSIVE counting (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counting WHERE i < 4096) SELECT i FROM counting;

-- `of`: 0 datasets by their whole names, 1 by parts; 2 jobs by their whole names, 3 by parts. The last 32 parts of a name,
-- and of each as much as anyone types.
CREATE TABLE name_part (of INTEGER NOT NULL, part TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (of, part, n))
  STRICT, WITHOUT ROWID;

CREATE TRIGGER dataset_name_parts AFTER INSERT ON dataset WHEN NEW.name IS NOT NULL BEGIN
  INSERT OR IGNORE INTO name_part VALUES (0, substr(coalesce(NEW.folded, NEW.name), 1, 64), NEW.n);
  INSERT OR IGNORE INTO name_part
    SELECT 1, substr(coalesce(NEW.folded, NEW.name), i + 1, 64), NEW.n FROM offset_in_name
      WHERE i < length(coalesce(NEW.folded, NEW.name)) AND substr(coalesce(NEW.folded, NEW.name), i, 1) IN ('.', '/')
      ORDER BY i DESC LIMIT 32;
END;
CREATE TRIGGER dataset_name_gone AFTER DELETE ON dataset WHEN OLD.name IS NOT NULL BEGIN
  DELETE FROM name_part WHERE of = 0 AND part = substr(coalesce(OLD.folded, OLD.name), 1, 64) AND n = OLD.n;
  DELETE FROM name_part WHERE of = 1 AND n = OLD.n AND part IN
    (SELECT substr(coalesce(OLD.folded, OLD.name), i + 1, 64) FROM offset_in_name
      WHERE i < length(coalesce(OLD.folded, OLD.name)) AND substr(coalesce(OLD.folded, OLD.name), i, 1) IN ('.', '/'));
END;
CREATE TRIGGER job_name_parts AFTER INSERT ON job WHEN NEW.name IS NOT NULL BEGIN
  INSERT OR IGNORE INTO name_part VALUES (2, substr(coalesce(NEW.folded, NEW.name), 1, 64), NEW.n);
  INSERT OR IGNORE INTO name_part
    SELECT 3, substr(coalesce(NEW.folded, NEW.name), i + 1, 64), NEW.n FROM offset_in_name
      WHERE i < length(coalesce(NEW.folded, NEW.name)) AND substr(coalesce(NEW.folded, NEW.name), i, 1) IN ('.', '/')
      ORDER BY i DESC LIMIT 32;
END;
CREATE TRIGGER job_name_gone AFTER DELETE ON job WHEN OLD.name IS NOT NULL BEGIN
  DELETE FROM name_part WHERE of = 2 AND part = substr(coalesce(OLD.folded, OLD.name), 1, 64) AND n = OLD.n;
  DELETE FROM name_part WHERE of = 3 AND n = OLD.n AND part IN
    (SELECT substr(coalesce(OLD.folded, OLD.name), i + 1, 64) FROM offset_in_name
      WHERE i < length(coalesce(OLD.folded, OLD.name)) AND substr(coalesce(OLD.folded, OLD.name), i, 1) IN ('.', '/'));
END;

INSERT OR IGNORE INTO name_part SELECT 0, substr(coalesce(folded, name), 1, 64), n FROM dataset WHERE name IS NOT NULL;
INSERT OR IGNORE INTO name_part
  SELECT 1, substr(coalesce(folded, name), i + 1, 64), n FROM dataset JOIN offset_in_name ON i < length(coalesce(folded, name))
    WHERE substr(coalesce(folded, name), i, 1) IN ('.', '/');
INSERT OR IGNORE INTO name_part SELECT 2, substr(coalesce(folded, name), 1, 64), n FROM job WHERE name IS NOT NULL;
INSERT OR IGNORE INTO name_part
  SELECT 3, substr(coalesce(folded, name), i + 1, 64), n FROM job JOIN offset_in_name ON i < length(coalesce(folded, name))
    WHERE substr(coalesce(folded, name), i, 1) IN ('.', '/');

-- Names of columns, each once: many tables share them. A superset: what is gone stays here.
CREATE TABLE column_name (folded TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (folded, name)) STRICT, WITHOUT ROWID;
CREATE TRIGGER field_name AFTER INSERT ON field WHEN NEW.name IS NOT NULL AND NEW.name <> '*' BEGIN
  INSERT OR IGNORE INTO column_name VALUES (lower(NEW.name), NEW.name);
END;
INSERT OR IGNORE INTO column_name SELECT lower(name), name FROM field WHERE name IS NOT NULL AND name <> '*';
