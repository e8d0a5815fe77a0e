// Edges that nothing supports any more. Those of one start come together, by id, and its edges are looked through once.
UNWIND $rows AS row
MATCH (:{{From}} {id: row.from})-[e:{{Type}}]->()
WHERE row.edges[e.id] IS NOT NULL
DELETE e
RETURN count(*) AS done
