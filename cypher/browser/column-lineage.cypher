// Column lineage: the source columns of a column, up to ten steps back, with their names
// First `:param dataset => 'shop.marts.dim_customers'` and `:param column => 'email'`
// A column `*` means all columns of its dataset. `tributary query` continues from there; this statement does not.
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS d
MATCH (start:Column {name: $column})-[:PART_OF]->(d)
MATCH p = (start)-[:DERIVED_FROM*0..10]->(n:Column)
WITH n, min(length(p)) AS distance
MATCH (n)-[part:PART_OF]->(of:Dataset)
OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Column)
RETURN n, part, of, x, m
