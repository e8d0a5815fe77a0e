-- What is written of late lies together: an index that begins with a dataset or a job gets its new entries all over, so
-- that a commit would write a page for each.

-- When the interaction began, in weeks since 1970; -1 where that is not known.
ALTER TABLE interaction
  ADD COLUMN week INTEGER GENERATED ALWAYS AS (coalesce(started_at / 604800000, -1)) VIRTUAL;
DROP INDEX interaction_time;
CREATE INDEX interaction_week ON interaction (week, finish, kind, job, started_at);

-- Who ever touched a dataset (job 0: no job), and in which weeks at most. A superset: what is taken back stays here.
CREATE TABLE touched (
  finish INTEGER NOT NULL, kind INTEGER NOT NULL, job INTEGER NOT NULL,
  first_week INTEGER NOT NULL, last_week INTEGER NOT NULL,
  PRIMARY KEY (finish, kind, job)
) STRICT, WITHOUT ROWID;
INSERT INTO touched
  SELECT finish, kind, coalesce(job, 0), min(week), max(week) FROM interaction GROUP BY finish, kind, coalesce(job, 0);

-- A job's newest run is looked for week by week, the newest week first.
ALTER TABLE run ADD COLUMN week INTEGER GENERATED ALWAYS AS (coalesce(started_at / 604800000, -1)) VIRTUAL;
DROP INDEX run_job;
CREATE INDEX run_job ON run (week, job, started_at);

-- Edges from each run to its job (kind 10) and from each operation to the Mappings that it states (17), apart from those
-- that last: hardly anyone asks for them by their end, and then range by range.
DROP INDEX edge_finish;
CREATE INDEX edge_finish ON edge (finish, kind) WHERE kind NOT IN (10, 17);
CREATE INDEX edge_of_runs ON edge (start >> 14, kind, finish) WHERE kind IN (10, 17);

DROP INDEX aggregate_job;
CREATE INDEX aggregate_job ON aggregate (n >> 14, job) WHERE job IS NOT NULL;
