// Deletes roll-ups without support, or whose ends change. The latter are created again at their new ends.
UNWIND $ids AS id
MATCH ()-[e:{{Type}} {id: id}]->()
USING INDEX SEEK e:{{Type}}(id)
DELETE e
RETURN count(*) AS done
