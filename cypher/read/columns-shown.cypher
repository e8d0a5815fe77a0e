// Which of these names columns have whose dataset is not hidden.
UNWIND $names AS name
WITH name
WHERE EXISTS {
  MATCH (c:Column)-[:PART_OF]->(d:Dataset)
  WHERE c.name = name AND NOT d.id IN $hiddenDatasets
}
RETURN name
