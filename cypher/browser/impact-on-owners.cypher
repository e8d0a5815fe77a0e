// Impact on owners: the owners of a dataset, of the datasets made from it, and of the jobs that write them
// First `:param dataset => 'shop.raw.raw_orders'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS start
MATCH p = (start)<-[:DERIVED_FROM*0..10]-(n:Dataset)
WITH n, min(length(p)) AS distance
CALL (n) {
  MATCH (n)-[owned:OWNED_BY]->(owner:User)
  RETURN null AS writes, n AS thing, owned, owner
  UNION
  MATCH (n)<-[writes:WRITES]-(job:Job)-[owned:OWNED_BY]->(owner:User)
  RETURN writes, job AS thing, owned, owner
}
RETURN n, writes, thing, owned, owner
