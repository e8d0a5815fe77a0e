// Like `touching`, for the operations of all jobs, including declarations, which have no job.
UNWIND range(0, size($items) - 1) AS i
WITH i, $items[i] AS item
CALL (item) {
  MATCH (o)-[e:{{Type}}]->()
  USING INDEX SEEK e:{{Type}}(datasetId, startedAt)
  WHERE e.datasetId = item.datasetId
    AND e.startedAt >= item.from - 86400000 AND e.startedAt <= item.to AND coalesce(e.endedAt, e.startedAt) >= item.from
  RETURN o.id AS id
  UNION
  MATCH (o)-[e:{{Type}}]->()
  USING INDEX SEEK e:{{Type}}(datasetId, lasting, startedAt)
  WHERE e.datasetId = item.datasetId AND e.lasting = true AND e.startedAt <= item.to AND coalesce(e.endedAt, e.startedAt) >= item.from
  RETURN o.id AS id
}
MATCH (g:Aggregate {id: id})
USING INDEX SEEK g:Aggregate(id)
RETURN DISTINCT i, properties(g) AS props
