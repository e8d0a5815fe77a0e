// Runs that began before a position, newest first, and whether each has ended without events since $before.
MATCH (r:Run)
WHERE r.startedAt <= $at AND (r.startedAt < $at OR r.id < $key)
RETURN r.id AS id, r.startedAt AS at, r.id AS run, r.endedAt IS NOT NULL AND (r.lastEventAt < $before OR r.lastEventAt > $latest) AS isOver
ORDER BY r.startedAt DESC, r.id DESC LIMIT $limit
