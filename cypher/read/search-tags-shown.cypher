// The tags among these ids that an entity that is not deleted has, or none.
UNWIND $names AS name
MATCH (t:Tag {id: name})
WHERE EXISTS { MATCH (t)<-[:TAGGED]-(d:Dataset) WHERE d.deletedAt IS NULL }
  OR EXISTS { MATCH (t)<-[:TAGGED]-(j:Job) WHERE j.deletedAt IS NULL }
  OR EXISTS { MATCH (t)<-[:TAGGED]-(:Column)-[:PART_OF]->(d:Dataset) WHERE d.deletedAt IS NULL }
  OR NOT EXISTS { MATCH (t)<-[:TAGGED]-() }
RETURN name
