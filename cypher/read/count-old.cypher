// How many runs (or operations) began until then, by the index of when.
MATCH (n:{{Label}})
WHERE n.startedAt <= $at
RETURN count(n) AS count
