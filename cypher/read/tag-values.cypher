// The values of a tag.
MATCH (t:Tag)
WHERE t.name = $tag AND t.value IS NOT NULL
RETURN DISTINCT t.value AS name
LIMIT $most
