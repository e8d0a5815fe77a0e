// Runs that began before a place, the last first, and whether each has ended and told nothing since.
MATCH (r:Run)
WHERE r.startedAt <= $at AND (r.startedAt < $at OR r.id < $key)
RETURN r.id AS id, r.startedAt AS at, r.id AS run, r.endedAt IS NOT NULL AND (r.lastEventAt < $before OR r.lastEventAt > $latest) AS isOver
ORDER BY r.startedAt DESC, r.id DESC LIMIT $limit
