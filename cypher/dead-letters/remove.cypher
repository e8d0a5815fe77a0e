// Deletes dead letters by id.
MATCH (d:DeadLetter) WHERE d.id IN $ids
DELETE d
RETURN count(*) AS removed
