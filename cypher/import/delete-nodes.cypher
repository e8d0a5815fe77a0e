// Deletes the nodes of a label with their edges, in batches, after an interrupted import. Edits of saved queries and keys
// remain, because they existed before the import.
MATCH (n:{{Label}})
WHERE NOT n:Edit OR NOT n.kind IN $own
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
