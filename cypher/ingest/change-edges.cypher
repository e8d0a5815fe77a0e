// Changes properties of edges, grouped by start node, so that each node's edges are scanned once. Most nodes have few edges,
// and an operation with 100,000 inputs changes all of them.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})-[e:{{Type}}]->()
USING INDEX SEEK a:{{From}}(id)
WHERE row.edges[e.id] IS NOT NULL
SET e += row.edges[e.id]
RETURN count(*) AS done
