// The dataset that stands for the identity group of this one, if there is one.
MATCH (:Dataset {id: $id})-[:ALIAS_OF]->(c:Dataset)
RETURN c.id AS id
