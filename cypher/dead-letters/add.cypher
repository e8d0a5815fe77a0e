// Keeps refused events beside the graph.
UNWIND $letters AS letter
MERGE (d:DeadLetter {id: letter.id})
SET d = letter
