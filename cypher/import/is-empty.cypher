// Whether there is no node of this label.
RETURN NOT EXISTS { MATCH (:{{Label}}) } AS empty
