-- What people changed: one row each, never changed again. Listed by time, and narrowed by who and what.
CREATE TABLE edit (
  n INTEGER PRIMARY KEY,
  subject INTEGER, who TEXT, first_seen INTEGER,
  key TEXT, kind INTEGER, namespace TEXT, dataset TEXT, name TEXT, aspect INTEGER,
  before TEXT, after TEXT, rest TEXT
);
CREATE INDEX edit_made ON edit (first_seen);
CREATE INDEX edit_subject ON edit (subject);
CREATE INDEX edit_who ON edit (who);

-- What people deleted, until something newer is told of it: of all that there is little.
ALTER TABLE dataset ADD COLUMN deleted_at INTEGER;
ALTER TABLE job ADD COLUMN deleted_at INTEGER;
CREATE INDEX dataset_deleted ON dataset (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX job_deleted ON job (deleted_at) WHERE deleted_at IS NOT NULL;
