// What people changed: nodes without edges, never changed again. Listed by time, and narrowed by who and what.
CREATE CONSTRAINT edit_id IF NOT EXISTS FOR (n:Edit) REQUIRE n.id IS UNIQUE;
CREATE INDEX edit_made IF NOT EXISTS FOR (n:Edit) ON (n.firstSeen);
CREATE INDEX edit_subject IF NOT EXISTS FOR (n:Edit) ON (n.subjectId);
CREATE INDEX edit_who IF NOT EXISTS FOR (n:Edit) ON (n.who);

// What people deleted, until something newer is told of it.
CREATE INDEX dataset_deleted IF NOT EXISTS FOR (n:Dataset) ON (n.deletedAt);
CREATE INDEX job_deleted IF NOT EXISTS FOR (n:Job) ON (n.deletedAt);
