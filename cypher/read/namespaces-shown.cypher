// In which of these namespaces datasets or jobs lie that are not hidden.
UNWIND $names AS name
WITH name
WHERE EXISTS { MATCH (d:Dataset) WHERE d.namespace = name AND NOT d.id IN $hiddenDatasets }
  OR EXISTS { MATCH (j:Job) WHERE j.namespace = name AND NOT j.id IN $hiddenJobs }
RETURN name
