// Schema history: all schemas of a dataset, and its columns
// First `:param dataset => 'shop.staging.stg_customers'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS d
OPTIONAL MATCH (d)-[had:HAS_SCHEMA]->(s:Schema)
OPTIONAL MATCH (d)<-[part:PART_OF]-(c:Column)
RETURN d, had, s, part, c
