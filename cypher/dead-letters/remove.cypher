// Drops dead letters.
MATCH (d:DeadLetter) WHERE d.id IN $ids
DELETE d
RETURN count(*) AS removed
