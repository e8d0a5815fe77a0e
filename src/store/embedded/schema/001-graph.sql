-- The graph. Every UUID has one small number, every often repeated text another, so rows are narrow and what one run
-- leaves behind lies together. A property without a column of its own is kept in `rest`, as JSON.

CREATE TABLE id (n INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- `folded` is the name in lower case where that differs; `reversed` serves whole names and their endings.
CREATE TABLE dataset (
  n INTEGER PRIMARY KEY,
  namespace TEXT, name TEXT, folded TEXT, reversed TEXT,
  description TEXT, stamps TEXT, facets TEXT, first_seen INTEGER,
  format INTEGER, kind INTEGER, schema INTEGER, rest TEXT
);
CREATE INDEX dataset_name ON dataset (namespace, name);
CREATE INDEX dataset_reversed ON dataset (reversed);
CREATE INDEX dataset_folded ON dataset (folded) WHERE folded IS NOT NULL;

CREATE TABLE job (
  n INTEGER PRIMARY KEY,
  namespace TEXT, name TEXT, folded TEXT, reversed TEXT,
  description TEXT, stamps TEXT, facets TEXT, first_seen INTEGER,
  type INTEGER, producer INTEGER, sql INTEGER, rest TEXT
);
CREATE INDEX job_name ON job (namespace, name);
CREATE INDEX job_reversed ON job (reversed);
CREATE INDEX job_folded ON job (folded) WHERE folded IS NOT NULL;

-- Found through its PART_OF edge; namespace and dataset are words, since a table's columns share them.
CREATE TABLE field (
  n INTEGER PRIMARY KEY,
  namespace INTEGER, dataset INTEGER, name TEXT,
  type INTEGER, ordinal INTEGER, first_seen INTEGER, description TEXT, stamps TEXT, rest TEXT
);

CREATE TABLE run (
  n INTEGER PRIMARY KEY,
  job INTEGER, started_at INTEGER,
  status INTEGER, name INTEGER, external_id TEXT, attempt INTEGER, description INTEGER, log_url TEXT,
  ended_at INTEGER, last_event_at INTEGER, ended_reason TEXT, nominal_start INTEGER, nominal_end INTEGER,
  first_seen INTEGER, producer INTEGER, facets TEXT, rest TEXT
);
CREATE INDEX run_job ON run (job, started_at);

CREATE TABLE operation (
  n INTEGER PRIMARY KEY,
  status INTEGER, name INTEGER, type INTEGER, description INTEGER, sql INTEGER, position INTEGER, part INTEGER,
  job INTEGER, run INTEGER, own_run INTEGER, job_namespace INTEGER, job_name INTEGER,
  started_at INTEGER, ended_at INTEGER, last_event_at INTEGER, first_seen INTEGER,
  counts INTEGER, producer INTEGER, facets TEXT, omitted_pairs INTEGER, rest TEXT
);
CREATE INDEX operation_omitted ON operation (n) WHERE omitted_pairs > 0;

-- All other nodes: `label` says which; `name` and `other` hold the natural key, `body` a long text.
CREATE TABLE thing (
  n INTEGER PRIMARY KEY,
  label INTEGER NOT NULL,
  name TEXT, other TEXT, body TEXT, first_seen INTEGER, rest TEXT
);
CREATE INDEX thing_name ON thing (label, name);

-- Edges beside their start. `kind` stands for type and labels of both ends.
CREATE TABLE edge (
  start INTEGER NOT NULL, kind INTEGER NOT NULL, finish INTEGER NOT NULL, uuid BLOB NOT NULL,
  rest TEXT,
  PRIMARY KEY (start, kind, finish, uuid)
) WITHOUT ROWID;
CREATE INDEX edge_finish ON edge (finish, kind);

-- READ and WROTE: one of each per operation and dataset. `dataset` is kept only where it is not `finish`.
CREATE TABLE interaction (
  start INTEGER NOT NULL, kind INTEGER NOT NULL, finish INTEGER NOT NULL, uuid BLOB NOT NULL,
  job INTEGER, started_at INTEGER, lasting INTEGER,
  ended_at INTEGER, types INTEGER, schema INTEGER, connect_as INTEGER,
  num_bytes INTEGER, num_rows INTEGER, num_files INTEGER, partitions TEXT, partition_count INTEGER,
  version INTEGER, implied INTEGER, raw_namespace INTEGER, raw_name INTEGER,
  counts INTEGER, replaces INTEGER, dataset INTEGER, facets TEXT, rest TEXT,
  PRIMARY KEY (start, kind, finish)
) WITHOUT ROWID;
CREATE INDEX interaction_time ON interaction (finish, kind, job, started_at);
CREATE INDEX interaction_lasting ON interaction (finish, kind, job, started_at) WHERE lasting = 1;

-- Runs that are part of a job besides the one that they name as theirs (PART_OF from Run to Job is kind 10). A superset:
-- readers look whether the edge is still there. With it a job's newest run is found without reading all its runs.
CREATE TABLE shared_run (job INTEGER, run INTEGER, PRIMARY KEY (job, run)) WITHOUT ROWID;
CREATE TRIGGER edge_shared_run AFTER INSERT ON edge WHEN NEW.kind = 10 BEGIN
  INSERT OR IGNORE INTO shared_run SELECT NEW.finish, n FROM run WHERE n = NEW.start AND job IS NOT NEW.finish;
END;
CREATE TRIGGER run_shared_run AFTER INSERT ON run BEGIN
  INSERT OR IGNORE INTO shared_run
    SELECT finish, NEW.n FROM edge WHERE start = NEW.n AND kind = 10 AND finish IS NOT NEW.job;
END;

-- READS, WRITES and DERIVED_FROM. Their number does not grow with that of the runs.
CREATE TABLE rollup (
  n INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
  job INTEGER, member INTEGER, source_member INTEGER,
  first_at INTEGER, last_at INTEGER, days TEXT,
  stated_first_at INTEGER, stated_last_at INTEGER, stated_days TEXT,
  inferred_first_at INTEGER, inferred_last_at INTEGER, inferred_days TEXT,
  transformation INTEGER, subtype INTEGER, masking INTEGER, rest TEXT
);
CREATE INDEX rollup_start ON rollup (start, kind);
CREATE INDEX rollup_finish ON rollup (finish, kind);
CREATE INDEX rollup_member ON rollup (member);
CREATE INDEX rollup_source_member ON rollup (source_member) WHERE source_member IS NOT NULL;

-- The raw truth of each (runId, job) and of each declaration; its number is that of the operation.
CREATE TABLE aggregate (
  n INTEGER PRIMARY KEY,
  run INTEGER, parent INTEGER, root INTEGER, job INTEGER, parent_job INTEGER, root_job INTEGER,
  subject INTEGER, at INTEGER,
  body BLOB NOT NULL, pattern INTEGER
);
CREATE INDEX aggregate_run ON aggregate (run) WHERE run IS NOT NULL;
CREATE INDEX aggregate_parent ON aggregate (parent) WHERE parent IS NOT NULL;
CREATE INDEX aggregate_root ON aggregate (root) WHERE root IS NOT NULL;
CREATE INDEX aggregate_job ON aggregate (job) WHERE job IS NOT NULL;
CREATE INDEX aggregate_parent_job ON aggregate (parent_job) WHERE parent_job IS NOT NULL;
CREATE INDEX aggregate_root_job ON aggregate (root_job) WHERE root_job IS NOT NULL;
CREATE INDEX aggregate_subject ON aggregate (subject, at) WHERE subject IS NOT NULL;

-- Typical bodies, few a job, against which the bodies of its other aggregates are compressed.
CREATE TABLE pattern (n INTEGER PRIMARY KEY, job INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE INDEX pattern_job ON pattern (job);
