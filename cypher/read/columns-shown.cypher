// The names among these of columns whose dataset is not deleted.
UNWIND $names AS name
WITH name
WHERE EXISTS {
  MATCH (c:Column)-[:PART_OF]->(d:Dataset)
  WHERE c.name = name AND d.deletedAt IS NULL
}
RETURN name
