// Tags (or users) that contain all words. Scans at most $most of them.
MATCH (n:{{Label}})
WHERE n.name IS NOT NULL
WITH n LIMIT $most
WHERE all(word IN $words WHERE toLower(n.name) CONTAINS word OR coalesce(toLower(n.value) CONTAINS word, false))
RETURN n.id AS id, n.name AS name, n.value AS value
