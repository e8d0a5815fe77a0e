// Deletes edges without support, grouped by start node, so that each node's edges are scanned once.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})-[e:{{Type}}]->()
USING INDEX SEEK a:{{From}}(id)
WHERE row.edges[e.id] IS NOT NULL
DELETE e
RETURN count(*) AS done
