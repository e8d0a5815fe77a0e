// What people deleted, by the indexes of when.
CALL () { MATCH (n:Dataset) WHERE n.deletedAt IS NOT NULL RETURN n.id AS id LIMIT $limit }
RETURN 'Dataset' AS label, id
UNION ALL
CALL () { MATCH (n:Job) WHERE n.deletedAt IS NOT NULL RETURN n.id AS id LIMIT $limit }
RETURN 'Job' AS label, id
