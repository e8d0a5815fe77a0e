// Edges of a type from nodes, no more of each than are wanted.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
CALL (n) {
  MATCH (n)-[e:{{Type}}]->(m:{{Other}})
  RETURN e, m LIMIT $limit
}
RETURN n.id AS from, m.id AS to, properties(e) AS props
