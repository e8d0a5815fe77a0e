// Orders in which things are listed, and what narrows the lists. `listKey` is namespace and name in one text, cut to its
// first 1,000 characters, since an index key has 8 KiB at most; the store keeps it.
MATCH (n:Dataset) WHERE n.listKey IS NULL AND n.namespace IS NOT NULL AND n.name IS NOT NULL
CALL (n) { SET n.listKey = left(n.namespace + '\u0000' + n.name, 1000) } IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Job) WHERE n.listKey IS NULL AND n.namespace IS NOT NULL AND n.name IS NOT NULL
CALL (n) { SET n.listKey = left(n.namespace + '\u0000' + n.name, 1000) } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX dataset_list_key IF NOT EXISTS FOR (n:Dataset) ON (n.listKey);
CREATE INDEX dataset_first_seen IF NOT EXISTS FOR (n:Dataset) ON (n.firstSeen);
CREATE INDEX dataset_kind IF NOT EXISTS FOR (n:Dataset) ON (n.kind);
CREATE INDEX dataset_format IF NOT EXISTS FOR (n:Dataset) ON (n.format);
CREATE INDEX job_list_key IF NOT EXISTS FOR (n:Job) ON (n.listKey);
CREATE INDEX job_first_seen IF NOT EXISTS FOR (n:Job) ON (n.firstSeen);
CREATE INDEX run_started IF NOT EXISTS FOR (n:Run) ON (n.startedAt);
CREATE INDEX operation_started IF NOT EXISTS FOR (n:Operation) ON (n.startedAt);
CREATE INDEX location_name IF NOT EXISTS FOR (n:Location) ON (n.name);
CREATE INDEX storage_name IF NOT EXISTS FOR (n:Storage) ON (n.name);
CREATE INDEX schema_first_seen IF NOT EXISTS FOR (n:Schema) ON (n.firstSeen);
