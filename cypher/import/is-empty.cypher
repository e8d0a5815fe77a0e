// Whether there is no node of this label, but for the records of what is the store's own.
RETURN NOT EXISTS { MATCH (n:{{Label}}) WHERE NOT n:Edit OR NOT n.kind IN $own } AS empty
