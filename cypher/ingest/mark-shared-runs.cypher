// Where a run is part of a job that it does not name as its own, the edge says which job and when the run started: a
// job's newest run is found by an index then. Only what differs is written.
UNWIND $ids AS id
MATCH (r:Run {id: id})-[e:PART_OF]->(j:Job)
USING INDEX SEEK r:Run(id)
WITH e,
  CASE WHEN j.id = r.jobId THEN null ELSE j.id END AS jobId,
  CASE WHEN j.id = r.jobId THEN null ELSE r.startedAt END AS startedAt
WHERE coalesce(e.sharedJobId <> jobId, (e.sharedJobId IS NULL) <> (jobId IS NULL))
  OR coalesce(e.sharedStartedAt <> startedAt, (e.sharedStartedAt IS NULL) <> (startedAt IS NULL))
SET e.sharedJobId = jobId, e.sharedStartedAt = startedAt
