// Edges that nothing supports any more. Those of one start come together, by id, and its edges are looked through once.
UNWIND $rows AS row
MATCH (a:{{From}} {id: row.from})-[e:{{Type}}]->()
USING INDEX SEEK a:{{From}}(id)
WHERE row.edges[e.id] IS NOT NULL
DELETE e
RETURN count(*) AS done
