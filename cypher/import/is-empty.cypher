// Whether the label has no nodes, except edits of saved queries and keys.
RETURN NOT EXISTS { MATCH (n:{{Label}}) WHERE NOT n:Edit OR NOT n.kind IN $own } AS empty
