// The number of runs (or operations) that began until $at.
MATCH (n:{{Label}})
WHERE n.startedAt <= $at
RETURN count(n) AS count
