// The users among these names that own an entity that is not deleted, or own nothing.
UNWIND $names AS name
WITH name
WHERE
  EXISTS { MATCH (u:User)<-[:OWNED_BY]-(d:Dataset) WHERE u.name = name AND d.deletedAt IS NULL }
  OR EXISTS { MATCH (u:User)<-[:OWNED_BY]-(j:Job) WHERE u.name = name AND j.deletedAt IS NULL }
  OR NOT EXISTS { MATCH (u:User)<-[:OWNED_BY]-() WHERE u.name = name }
RETURN name
