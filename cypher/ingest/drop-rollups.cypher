// Roll-ups that nothing supports any more, or whose ends move: they are made anew elsewhere.
UNWIND $rows AS row
MATCH ()-[e:{{Type}} {id: row.id}]->()
DELETE e
RETURN count(*) AS done
