// The users among these ids that own an entity that is not deleted, own nothing, or have started a run.
UNWIND $names AS name
MATCH (u:User {id: name})
WHERE EXISTS { MATCH (u)<-[:OWNED_BY]-(d:Dataset) WHERE d.deletedAt IS NULL }
  OR EXISTS { MATCH (u)<-[:OWNED_BY]-(j:Job) WHERE j.deletedAt IS NULL }
  OR EXISTS { MATCH (u)<-[:STARTED_BY]-(:Run) }
  OR NOT EXISTS { MATCH (u)<-[:OWNED_BY]-() }
RETURN name
