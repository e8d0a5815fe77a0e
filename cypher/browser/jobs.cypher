// Jobs: the jobs that read and write a dataset
// First `:param dataset => 'shop.staging.stg_orders'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS d
OPTIONAL MATCH (d)<-[x:READS|WRITES]-(j:Job)
RETURN d, x, j
