// Deletes some edges of a derived type, under the write lock. A rebuild derives them again from the aggregates.
MATCH ()-[e:{{Type}}]->()
WITH e LIMIT $limit
DELETE e
RETURN count(*) AS done
