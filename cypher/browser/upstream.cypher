// Upstream: the sources of a dataset, up to five steps back
// First `:param dataset => 'shop.marts.daily_revenue'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS start
MATCH p = (start)-[:DERIVED_FROM*0..5]->(n:Dataset)
WITH n, min(length(p)) AS distance
OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
WHERE distance < 5
RETURN n, x, m
