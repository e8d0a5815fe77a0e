// Tags (or users) that have all of the words: they are few.
MATCH (n:{{Label}})
WHERE n.name IS NOT NULL
WITH n LIMIT $most
WHERE all(word IN $words WHERE toLower(n.name) CONTAINS word OR coalesce(toLower(n.value) CONTAINS word, false))
RETURN n.id AS id, n.name AS name, n.value AS value
