// Datasets (or jobs) with the text after a dot or slash in their names, ignoring case.
UNWIND ['.' + $typed, '/' + $typed] AS part
CALL (part) {
  MATCH (n:{{Label}})
  WHERE n.nameLower CONTAINS part AND n.deletedAt IS NULL
  RETURN n
  LIMIT $most
}
RETURN DISTINCT n.name AS name, n.namespace AS namespace
