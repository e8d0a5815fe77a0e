// One node per label and id: the constraint both guards what every merge relies on and is the index by which it finds it.
// Writer first: it is the lock that every writing transaction takes.
CREATE CONSTRAINT writer_id IF NOT EXISTS FOR (n:Writer) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT location_id IF NOT EXISTS FOR (n:Location) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT address_id IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT storage_id IF NOT EXISTS FOR (n:Storage) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dataset_id IF NOT EXISTS FOR (n:Dataset) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT column_id IF NOT EXISTS FOR (n:Column) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (n:Job) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT runner_id IF NOT EXISTS FOR (n:Runner) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT operation_id IF NOT EXISTS FOR (n:Operation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT user_id IF NOT EXISTS FOR (n:User) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT tag_id IF NOT EXISTS FOR (n:Tag) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mapping_id IF NOT EXISTS FOR (n:Mapping) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT content_id IF NOT EXISTS FOR (n:Content) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT aggregate_id IF NOT EXISTS FOR (n:Aggregate) REQUIRE n.id IS UNIQUE;

// Roll-ups keep their id when their ends move to another canonical dataset, so they are found by it. All other edges are
// found from the node they start at, which has few of them: their ids need no index that grows with every run.
CREATE CONSTRAINT derived_from_id IF NOT EXISTS FOR ()-[r:DERIVED_FROM]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT reads_id IF NOT EXISTS FOR ()-[r:READS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT writes_id IF NOT EXISTS FOR ()-[r:WRITES]-() REQUIRE r.id IS UNIQUE;
