// Edges that nothing supports any more, found from their start.
UNWIND $rows AS row
MATCH (:{{From}} {id: row.from})-[e:{{Type}} {id: row.id}]->()
DELETE e
RETURN count(*) AS done
