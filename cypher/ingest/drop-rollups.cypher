// Roll-ups that nothing supports any more, or whose ends move: they are made anew elsewhere.
UNWIND $ids AS id
MATCH ()-[e:{{Type}} {id: id}]->()
USING INDEX SEEK e:{{Type}}(id)
DELETE e
RETURN count(*) AS done
