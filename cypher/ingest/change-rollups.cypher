// Changes properties of roll-ups. Finds them by id, because a popular dataset has many.
UNWIND $rows AS row
MATCH ()-[e:{{Type}} {id: row.id}]->()
USING INDEX SEEK e:{{Type}}(id)
SET e += row.props
RETURN count(*) AS done
