// Failed runs: runs that failed or were killed since an instant, with the datasets that their jobs write
// First `:param since => datetime('2026-11-01').epochMillis`
MATCH (r:Run)
WHERE r.startedAt >= $since AND r.status IN ['failed', 'killed']
WITH r
ORDER BY r.startedAt DESC
LIMIT 50
OPTIONAL MATCH (r)-[of:PART_OF]->(j:Job)
OPTIONAL MATCH (j)-[writes:WRITES]->(d:Dataset)
RETURN r, of, j, writes, d
