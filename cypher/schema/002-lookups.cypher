// Names, as people write them: exactly, ignoring case (`nameLower` is kept by the store), by an ending.
// Namespace and name are never one index: both may have 4 KiB, and an index key has 8 KiB at most.
CREATE INDEX dataset_name IF NOT EXISTS FOR (n:Dataset) ON (n.name);
CREATE INDEX dataset_name_lower IF NOT EXISTS FOR (n:Dataset) ON (n.nameLower);
CREATE INDEX dataset_namespace IF NOT EXISTS FOR (n:Dataset) ON (n.namespace);
CREATE TEXT INDEX dataset_name_text IF NOT EXISTS FOR (n:Dataset) ON (n.name);
CREATE INDEX job_name IF NOT EXISTS FOR (n:Job) ON (n.name);
CREATE INDEX job_name_lower IF NOT EXISTS FOR (n:Job) ON (n.nameLower);
CREATE INDEX job_namespace IF NOT EXISTS FOR (n:Job) ON (n.namespace);
CREATE TEXT INDEX job_name_text IF NOT EXISTS FOR (n:Job) ON (n.name);
CREATE INDEX column_name IF NOT EXISTS FOR (n:Column) ON (n.name);
CREATE INDEX tag_name IF NOT EXISTS FOR (n:Tag) ON (n.name);
CREATE INDEX user_name IF NOT EXISTS FOR (n:User) ON (n.name);

// A job's runs in order of their start, for the newest one.
CREATE INDEX run_job_started IF NOT EXISTS FOR (n:Run) ON (n.jobId, n.startedAt);
// And those it shares with the job that they name (both properties are kept by the store).
CREATE INDEX part_of_shared IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.sharedJobId, r.sharedStartedAt);
// Operations of whose pairs some were left out: few, and every answer that touches them says so.
CREATE INDEX operation_omitted IF NOT EXISTS FOR (n:Operation) ON (n.omittedPairs);

// Interactions by dataset and time. Those longer than a day carry `lasting`; all others are found by their start.
CREATE INDEX read_started IF NOT EXISTS FOR ()-[r:READ]-() ON (r.datasetId, r.startedAt);
CREATE INDEX read_job_started IF NOT EXISTS FOR ()-[r:READ]-() ON (r.datasetId, r.jobId, r.startedAt);
CREATE INDEX read_lasting IF NOT EXISTS FOR ()-[r:READ]-() ON (r.datasetId, r.lasting, r.startedAt);
CREATE INDEX wrote_started IF NOT EXISTS FOR ()-[r:WROTE]-() ON (r.datasetId, r.startedAt);
CREATE INDEX wrote_job_started IF NOT EXISTS FOR ()-[r:WROTE]-() ON (r.datasetId, r.jobId, r.startedAt);
CREATE INDEX wrote_lasting IF NOT EXISTS FOR ()-[r:WROTE]-() ON (r.datasetId, r.lasting, r.startedAt);
// The last write that replaced a dataset's content.
CREATE INDEX wrote_replaces IF NOT EXISTS FOR ()-[r:WROTE]-() ON (r.datasetId, r.replaces, r.startedAt);

// Roll-ups by the member they were observed on: a merge or split of identity groups moves just these.
CREATE INDEX derived_from_target IF NOT EXISTS FOR ()-[r:DERIVED_FROM]-() ON (r.memberTargetId);
CREATE INDEX derived_from_source IF NOT EXISTS FOR ()-[r:DERIVED_FROM]-() ON (r.memberSourceId);
CREATE INDEX reads_member IF NOT EXISTS FOR ()-[r:READS]-() ON (r.memberId);
CREATE INDEX writes_member IF NOT EXISTS FOR ()-[r:WRITES]-() ON (r.memberId);

// The raw aggregates by whatever they are found by.
CREATE INDEX aggregate_run IF NOT EXISTS FOR (n:Aggregate) ON (n.run);
CREATE INDEX aggregate_parent IF NOT EXISTS FOR (n:Aggregate) ON (n.parent);
CREATE INDEX aggregate_root IF NOT EXISTS FOR (n:Aggregate) ON (n.root);
CREATE INDEX aggregate_job IF NOT EXISTS FOR (n:Aggregate) ON (n.job);
CREATE INDEX aggregate_parent_job IF NOT EXISTS FOR (n:Aggregate) ON (n.parentJob);
CREATE INDEX aggregate_root_job IF NOT EXISTS FOR (n:Aggregate) ON (n.rootJob);
CREATE INDEX aggregate_subject IF NOT EXISTS FOR (n:Aggregate) ON (n.subject);
CREATE INDEX aggregate_subject_at IF NOT EXISTS FOR (n:Aggregate) ON (n.subject, n.at);
