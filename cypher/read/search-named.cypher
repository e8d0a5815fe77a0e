// Datasets (or jobs) whose names begin with the word, in lower case; if these are fewer than $enough, also names that
// contain it. With the searched words that their descriptions contain.
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
  [word IN $words WHERE toLower(n.description) CONTAINS word] AS described
