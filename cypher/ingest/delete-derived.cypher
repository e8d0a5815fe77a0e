// Deletes all edges of a type that is derived, some at a time; they are made anew from the truth.
MATCH ()-[e:{{Type}}]->()
CALL (e) { DELETE e } IN TRANSACTIONS OF 5000 ROWS
