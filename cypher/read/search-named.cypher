// Datasets (or jobs) whose names begin with a word, in lower case, and, where those are not enough, that have it anywhere; and
// which of the words their descriptions have.
CALL () {
  MATCH (n:{{Label}})
  WHERE n.nameLower STARTS WITH $word AND n.deletedAt IS NULL
  WITH n LIMIT $most
  OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
  RETURN collect(n) AS beginning, count(DISTINCT coalesce(c.id, n.id)) AS things
}
CALL (beginning, things) {
  UNWIND beginning AS n
  RETURN n
  UNION
  UNWIND CASE WHEN things < $enough THEN [things] ELSE [] END AS once
  MATCH (n:{{Label}})
  WHERE n.nameLower CONTAINS $word AND n.deletedAt IS NULL
  RETURN n
  LIMIT $most
}
OPTIONAL MATCH (n)-[:ALIAS_OF]->(c)
RETURN n.id AS own, coalesce(c.id, n.id) AS id, n.namespace AS namespace, n.name AS name,
  [word IN $words WHERE toLower(n.description) CONTAINS word] AS told
