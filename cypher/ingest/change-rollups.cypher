// Roll-ups of which some properties changed, found by their id: a much used dataset has many of them.
UNWIND $rows AS row
MATCH ()-[e:{{Type}} {id: row.id}]->()
USING INDEX SEEK e:{{Type}}(id)
SET e += row.props
RETURN count(*) AS done
