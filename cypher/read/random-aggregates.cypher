// For each random id, the aggregate with the next higher id. Ids are distributed evenly.
UNWIND $places AS place
CALL (place) {
  MATCH (a:Aggregate)
  WHERE a.id >= place
  RETURN a.id AS id ORDER BY a.id LIMIT 1
}
RETURN DISTINCT id
