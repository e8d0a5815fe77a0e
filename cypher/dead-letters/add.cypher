// Stores refused events, separate from the graph.
UNWIND $letters AS letter
MERGE (d:DeadLetter {id: letter.id})
SET d = letter
