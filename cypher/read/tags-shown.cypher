// Which of these tags something has that is not hidden, or nothing.
UNWIND $names AS name
WITH name
WHERE
  EXISTS { MATCH (t:Tag)<-[:TAGGED]-(d:Dataset) WHERE t.name = name AND NOT d.id IN $hiddenDatasets }
  OR EXISTS { MATCH (t:Tag)<-[:TAGGED]-(j:Job) WHERE t.name = name AND NOT j.id IN $hiddenJobs }
  OR EXISTS {
    MATCH (t:Tag)<-[:TAGGED]-(:Column)-[:PART_OF]->(d:Dataset) WHERE t.name = name AND NOT d.id IN $hiddenDatasets
  }
  OR NOT EXISTS { MATCH (t:Tag)<-[:TAGGED]-() WHERE t.name = name }
RETURN name
