// Columns whose names begin with one of the texts (case-sensitive), in the order of names, with their datasets and the
// searched words that their descriptions contain.
UNWIND $beginnings AS beginning
CALL (beginning) {
  MATCH (n:Column)
  WHERE n.name STARTS WITH beginning
  WITH n ORDER BY n.name LIMIT $most
  MATCH (n)-[:PART_OF]->(d:Dataset)
  WHERE d.deletedAt IS NULL
  RETURN n, d
}
WITH DISTINCT n, d
OPTIONAL MATCH (d)-[:ALIAS_OF]->(c)
RETURN n.id AS own, n.id AS id, n.name AS name, coalesce(c.id, d.id) AS datasetId, d.namespace AS datasetNamespace,
  d.name AS datasetName, [word IN $words WHERE toLower(n.description) CONTAINS word] AS described
