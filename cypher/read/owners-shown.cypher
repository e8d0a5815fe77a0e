// Which of these users own something that is not hidden, or nothing.
UNWIND $names AS name
WITH name
WHERE
  EXISTS { MATCH (u:User)<-[:OWNED_BY]-(d:Dataset) WHERE u.name = name AND NOT d.id IN $hiddenDatasets }
  OR EXISTS { MATCH (u:User)<-[:OWNED_BY]-(j:Job) WHERE u.name = name AND NOT j.id IN $hiddenJobs }
  OR NOT EXISTS { MATCH (u:User)<-[:OWNED_BY]-() WHERE u.name = name }
RETURN name
