// Deletes some edges of a type that is derived, under the write lock; they are made anew from the truth.
MATCH ()-[e:{{Type}}]->()
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS done
