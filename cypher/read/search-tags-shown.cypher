// Which of these tags, named by their ids, something has that is not hidden, or nothing.
UNWIND $names AS name
MATCH (t:Tag {id: name})
WHERE EXISTS { MATCH (t)<-[:TAGGED]-(d:Dataset) WHERE NOT d.id IN $hiddenDatasets }
  OR EXISTS { MATCH (t)<-[:TAGGED]-(j:Job) WHERE NOT j.id IN $hiddenJobs }
  OR EXISTS { MATCH (t)<-[:TAGGED]-(:Column)-[:PART_OF]->(d:Dataset) WHERE NOT d.id IN $hiddenDatasets }
  OR NOT EXISTS { MATCH (t)<-[:TAGGED]-() }
RETURN name
