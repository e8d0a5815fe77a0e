// The values of a tag among these that an entity that is not deleted has, or none.
UNWIND $names AS name
WITH name
WHERE
  EXISTS { MATCH (t:Tag)<-[:TAGGED]-(d:Dataset) WHERE t.name = $tag AND t.value = name AND d.deletedAt IS NULL }
  OR EXISTS { MATCH (t:Tag)<-[:TAGGED]-(j:Job) WHERE t.name = $tag AND t.value = name AND j.deletedAt IS NULL }
  OR EXISTS {
    MATCH (t:Tag)<-[:TAGGED]-(:Column)-[:PART_OF]->(d:Dataset) WHERE t.name = $tag AND t.value = name AND d.deletedAt IS NULL
  }
  OR NOT EXISTS { MATCH (t:Tag)<-[:TAGGED]-() WHERE t.name = $tag AND t.value = name }
RETURN name
