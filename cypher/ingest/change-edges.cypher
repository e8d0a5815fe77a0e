// Edges whose properties changed, found from their start, which has few of this type.
UNWIND $rows AS row
MATCH (:{{From}} {id: row.from})-[e:{{Type}} {id: row.id}]->()
SET e = row.props
RETURN count(*) AS done
