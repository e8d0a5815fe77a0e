// Unused datasets: datasets that jobs write but none reads, beginning with those written longest ago
// First `:param namespace => 'duckdb:'`, which matches all namespaces that begin with it
MATCH (d:Dataset)
WHERE d.namespace STARTS WITH $namespace
  AND NOT EXISTS { (d)<-[:READS]-(:Job) }
  AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
MATCH (j:Job)-[writes:WRITES]->(d)
RETURN d, writes, j
ORDER BY writes.lastAt
LIMIT 100
