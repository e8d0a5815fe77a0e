// The canonical member of the identity group of a dataset, if that is another dataset.
MATCH (:Dataset {id: $id})-[:ALIAS_OF]->(c:Dataset)
RETURN c.id AS id
