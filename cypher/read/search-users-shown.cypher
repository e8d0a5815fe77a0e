// Which of these users, named by their ids, own something that is not hidden, or nothing, or have started a run.
UNWIND $names AS name
MATCH (u:User {id: name})
WHERE EXISTS { MATCH (u)<-[:OWNED_BY]-(d:Dataset) WHERE NOT d.id IN $hiddenDatasets }
  OR EXISTS { MATCH (u)<-[:OWNED_BY]-(j:Job) WHERE NOT j.id IN $hiddenJobs }
  OR EXISTS { MATCH (u)<-[:STARTED_BY]-(:Run) }
  OR NOT EXISTS { MATCH (u)<-[:OWNED_BY]-() }
RETURN name
