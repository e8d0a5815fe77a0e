// Migrations 2, 3 and 9 were changed after graphs had been made by them: what their earlier editions left out. The first
// edition of 2 made `aggregate_subject` over two properties, so it is made again.
DROP INDEX aggregate_subject IF EXISTS;
CREATE INDEX aggregate_subject IF NOT EXISTS FOR (n:Aggregate) ON (n.subject);
CREATE INDEX aggregate_subject_at IF NOT EXISTS FOR (n:Aggregate) ON (n.subject, n.at);
CREATE INDEX part_of_shared IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.sharedJobId, r.sharedStartedAt);
CREATE CONSTRAINT saved_query_name IF NOT EXISTS FOR (n:SavedQuery) REQUIRE n.name IS UNIQUE;
CREATE INDEX run_external_id IF NOT EXISTS FOR (n:Run) ON (n.externalId);
CREATE INDEX dataset_deleted IF NOT EXISTS FOR (n:Dataset) ON (n.deletedAt);
CREATE INDEX job_deleted IF NOT EXISTS FOR (n:Job) ON (n.deletedAt);
