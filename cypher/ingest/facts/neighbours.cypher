// The declarations of a subject immediately before and after (at, id). Those of the same instant are ordered by id.
UNWIND range(0, size($items) - 1) AS i
WITH i, $items[i] AS item
OPTIONAL CALL (item) {
  MATCH (g:Aggregate)
  WHERE g.subject = item.subject AND g.at <= item.at AND (g.at < item.at OR g.id < item.id)
  RETURN g AS before ORDER BY g.at DESC, g.id DESC LIMIT 1
}
OPTIONAL CALL (item) {
  MATCH (g:Aggregate)
  WHERE g.subject = item.subject AND g.at >= item.at AND (g.at > item.at OR g.id > item.id)
  RETURN g AS after ORDER BY g.at, g.id LIMIT 1
}
RETURN i, properties(before) AS before, properties(after) AS after
