// Deletes all nodes of a label with their edges, some at a time: what an import that was broken off has left. Records of what
// is the store's own were there before.
MATCH (n:{{Label}})
WHERE NOT n:Edit OR NOT n.kind IN $own
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
