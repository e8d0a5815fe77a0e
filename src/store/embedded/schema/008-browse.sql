-- Orders in which things are listed, and what narrows the lists. Those of runs and operations begin with the time, so that
-- what is written of late lies together; the job stands in the index, where it is looked at without the row.
CREATE INDEX run_started ON run (started_at);
CREATE INDEX operation_started ON operation (started_at, job);

CREATE INDEX dataset_first_seen ON dataset (first_seen);
CREATE INDEX dataset_kind ON dataset (kind) WHERE kind IS NOT NULL;
CREATE INDEX dataset_format ON dataset (format) WHERE format IS NOT NULL;
CREATE INDEX job_first_seen ON job (first_seen);
-- 4 is Schema.
CREATE INDEX schema_first_seen ON thing (first_seen) WHERE label = 4;
