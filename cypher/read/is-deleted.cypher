// Whether the dataset or job with this id, or the dataset of the column with this id, is deleted.
RETURN EXISTS { MATCH (d:Dataset {id: $id}) WHERE d.deletedAt IS NOT NULL }
  OR EXISTS { MATCH (j:Job {id: $id}) WHERE j.deletedAt IS NOT NULL }
  OR EXISTS { MATCH (:Column {id: $id})-[:PART_OF]->(d:Dataset) WHERE d.deletedAt IS NOT NULL } AS deleted
