// Names: all names of a dataset, its canonical name, and its storage
// First `:param dataset => 'retail.sales'`
MATCH (named:Dataset {name: $dataset})
OPTIONAL MATCH (named)-[:ALIAS_OF]->(canonical:Dataset)
WITH DISTINCT coalesce(canonical, named) AS d
OPTIONAL MATCH (d)<-[alias:ALIAS_OF]-(member:Dataset)
OPTIONAL MATCH (d)-[stored:STORED_IN|LOCATED_IN]->(place)
RETURN d, alias, member, stored, place
