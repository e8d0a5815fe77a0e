// Roll-ups by id, including those of deleted entities. Their ends may have changed.
UNWIND $keys AS key
CALL (key) {
  MATCH (a)-[e:{{Type}} {id: key.id}]->(b)
  USING INDEX SEEK e:{{Type}}(id)
  RETURN a, e, b
  UNION ALL
  MATCH (a)-[e:{{Deleted}} {id: key.id}]->(b)
  USING INDEX SEEK e:{{Deleted}}(id)
  RETURN a, e, b
}
RETURN a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
