// Deletes all dead letters.
MATCH (d:DeadLetter)
DELETE d
RETURN count(*) AS removed
