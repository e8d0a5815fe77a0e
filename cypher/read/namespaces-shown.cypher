// The namespaces among these with a dataset or job that is not deleted.
UNWIND $names AS name
WITH name
WHERE EXISTS { MATCH (d:Dataset) WHERE d.namespace = name AND d.deletedAt IS NULL }
  OR EXISTS { MATCH (j:Job) WHERE j.namespace = name AND j.deletedAt IS NULL }
RETURN name
