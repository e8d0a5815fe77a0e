// Edges of a type that end at nodes, at most $limit per node.
UNWIND $ids AS id
MATCH (n:{{Label}} {id: id})
CALL (n) {
  MATCH (n)<-[e:{{Type}}]-(m:{{Other}})
  RETURN e, m LIMIT $limit
}
RETURN m.id AS from, n.id AS to, properties(e) AS props
