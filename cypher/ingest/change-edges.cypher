// Edges of which some properties changed. Those of one start come together, by id, and its edges are looked through once:
// most have few, and an operation with 100,000 inputs has 100,000 that change.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})-[e:{{Type}}]->()
USING INDEX SEEK a:{{From}}(id)
WHERE row.edges[e.id] IS NOT NULL
SET e += row.edges[e.id]
RETURN count(*) AS done
