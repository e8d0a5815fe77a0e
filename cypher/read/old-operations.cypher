// Operations that began before a position, newest first, for runs without events of their own: like `old-runs`.
MATCH (o:Operation)
WHERE o.startedAt <= $at AND (o.startedAt < $at OR o.id < $key)
WITH o ORDER BY o.startedAt DESC, o.id DESC LIMIT $limit
OPTIONAL MATCH (r:Run {id: o.runId}) WHERE r.startedAt IS NULL
RETURN o.id AS id, o.startedAt AS at, r.id AS run,
  r IS NOT NULL AND o.endedAt IS NOT NULL AND (o.lastEventAt < $before OR o.lastEventAt > $latest) AS isOver
ORDER BY at DESC, id DESC
