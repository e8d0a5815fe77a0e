// Deletes roll-ups that no operation supports any more, or whose ends move; those are created again at their new ends.
UNWIND $ids AS id
MATCH ()-[e:{{Type}} {id: id}]->()
USING INDEX SEEK e:{{Type}}(id)
DELETE e
RETURN count(*) AS done
