// If a run is part of a job that is not its own job, stores that job and the start of the run on the edge, so that an index
// finds the newest run of the job. Writes only differences.
UNWIND $ids AS id
MATCH (r:Run {id: id})-[e:PART_OF]->(j:Job)
USING INDEX SEEK r:Run(id)
WITH e,
  CASE WHEN j.id = r.jobId THEN null ELSE j.id END AS jobId,
  CASE WHEN j.id = r.jobId THEN null ELSE r.startedAt END AS startedAt
WHERE coalesce(e.sharedJobId <> jobId, (e.sharedJobId IS NULL) <> (jobId IS NULL))
  OR coalesce(e.sharedStartedAt <> startedAt, (e.sharedStartedAt IS NULL) <> (startedAt IS NULL))
SET e.sharedJobId = jobId, e.sharedStartedAt = startedAt
