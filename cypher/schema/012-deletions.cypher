// Roll-ups of deleted datasets and jobs have types of their own, which no question reads. They are found like the others.
CREATE CONSTRAINT deleted_derived_from_id IF NOT EXISTS FOR ()-[r:DELETED_DERIVED_FROM]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT deleted_reads_id IF NOT EXISTS FOR ()-[r:DELETED_READS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT deleted_writes_id IF NOT EXISTS FOR ()-[r:DELETED_WRITES]-() REQUIRE r.id IS UNIQUE;
CREATE INDEX deleted_derived_from_target IF NOT EXISTS FOR ()-[r:DELETED_DERIVED_FROM]-() ON (r.memberTargetId);
CREATE INDEX deleted_derived_from_source IF NOT EXISTS FOR ()-[r:DELETED_DERIVED_FROM]-() ON (r.memberSourceId);
CREATE INDEX deleted_reads_member IF NOT EXISTS FOR ()-[r:DELETED_READS]-() ON (r.memberId);
CREATE INDEX deleted_writes_member IF NOT EXISTS FOR ()-[r:DELETED_WRITES]-() ON (r.memberId);
// A job's roll-ups are looked for when it is deleted or comes back.
CREATE INDEX derived_from_job IF NOT EXISTS FOR ()-[r:DERIVED_FROM]-() ON (r.jobId);
CREATE INDEX deleted_derived_from_job IF NOT EXISTS FOR ()-[r:DELETED_DERIVED_FROM]-() ON (r.jobId);

// A deleted name has its time of deletion only while all names of its group are deleted.
MATCH (d:Dataset)
WHERE d.deletedAt IS NOT NULL
OPTIONAL MATCH (d)-[:ALIAS_OF]->(a:Dataset)
WITH d, coalesce(a, d) AS c
WHERE c.deletedAt IS NULL OR EXISTS { MATCH (m:Dataset)-[:ALIAS_OF]->(c) WHERE m.deletedAt IS NULL }
REMOVE d.deletedAt;

// The roll-ups of what is deleted by now, some at a time. Run again, it goes on.
MATCH (n:Job)
WHERE n.deletedAt IS NOT NULL
MATCH (n)-[r:READS]->()
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_READS]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

MATCH (n:Dataset)
WHERE n.deletedAt IS NOT NULL
MATCH ()-[r:READS]->(n)
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_READS]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

MATCH (n:Job)
WHERE n.deletedAt IS NOT NULL
MATCH (n)-[r:WRITES]->()
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_WRITES]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

MATCH (n:Dataset)
WHERE n.deletedAt IS NOT NULL
MATCH ()-[r:WRITES]->(n)
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_WRITES]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

MATCH (n:Dataset)
WHERE n.deletedAt IS NOT NULL
MATCH (n)-[r:DERIVED_FROM]-()
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_DERIVED_FROM]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

MATCH (n:Dataset)
WHERE n.deletedAt IS NOT NULL
MATCH (n)<-[:PART_OF]-(:Column)-[r:DERIVED_FROM]-()
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_DERIVED_FROM]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;

CALL db.awaitIndexes(3600);

MATCH (n:Job)
WHERE n.deletedAt IS NOT NULL
MATCH ()-[r:DERIVED_FROM]->()
WHERE r.jobId = n.id
WITH DISTINCT r
CALL (r) {
  WITH startNode(r) AS a, endNode(r) AS b, r
  CREATE (a)-[x:DELETED_DERIVED_FROM]->(b)
  SET x = properties(r), x.deleted = true
  DELETE r
} IN TRANSACTIONS OF 1000 ROWS;
