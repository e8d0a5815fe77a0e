// Edges of a type that start at nodes, at most $limit per node.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
CALL (n) {
  MATCH (n)-[e:{{Type}}]->(m:{{Other}})
  RETURN e, m LIMIT $limit
}
RETURN n.id AS from, m.id AS to, properties(e) AS props
