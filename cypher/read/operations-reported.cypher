// The operations that producers reported under these runIds, with the runs that they are part of.
UNWIND $runs AS run
MATCH (a:Aggregate {run: run})
MATCH (o:Operation {id: a.id})
WHERE o.runId IS NOT NULL
RETURN o.id AS id, o.runId AS runId
