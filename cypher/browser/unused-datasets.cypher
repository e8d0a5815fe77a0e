// Unused datasets: written by jobs, read by none, those that were written longest ago
// First `:param namespace => 'duckdb:'`, the beginning of their namespaces
MATCH (d:Dataset)
WHERE d.namespace STARTS WITH $namespace
  AND NOT EXISTS { (d)<-[:READS]-(:Job) }
  AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
MATCH (j:Job)-[writes:WRITES]->(d)
RETURN d, writes, j
ORDER BY writes.lastAt
LIMIT 100
