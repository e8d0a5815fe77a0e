// The aggregates of one job's operations that read (or wrote) a dataset in an interval that overlaps [from, to]. Most
// interactions last at most a day, and are found by their start; longer ones have `lasting`. The hints name the indexes,
// because a plan from the time when a dataset had few runs would be used when it has many.
UNWIND range(0, size($items) - 1) AS i
WITH i, $items[i] AS item
CALL (item) {
  MATCH (o)-[e:{{Type}}]->()
  USING INDEX SEEK e:{{Type}}(datasetId, jobId, startedAt)
  WHERE e.datasetId = item.datasetId AND e.jobId = item.jobId
    AND e.startedAt >= item.from - 86400000 AND e.startedAt <= item.to AND coalesce(e.endedAt, e.startedAt) >= item.from
  RETURN o.id AS id
  UNION
  MATCH (o)-[e:{{Type}}]->()
  USING INDEX SEEK e:{{Type}}(datasetId, lasting, startedAt)
  WHERE e.datasetId = item.datasetId AND e.lasting = true AND e.startedAt <= item.to
    AND e.jobId = item.jobId AND coalesce(e.endedAt, e.startedAt) >= item.from
  RETURN o.id AS id
}
MATCH (g:Aggregate {id: id})
USING INDEX SEEK g:Aggregate(id)
RETURN DISTINCT i, properties(g) AS props
