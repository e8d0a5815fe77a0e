// Deletes all nodes of a label with their edges, some at a time: what an import that was broken off has left.
MATCH (n:{{Label}})
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
