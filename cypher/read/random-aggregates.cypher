// Of each place among the ids of aggregates, the one that follows; ids are spread evenly.
UNWIND $places AS place
CALL (place) {
  MATCH (a:Aggregate)
  WHERE a.id >= place
  RETURN a.id AS id ORDER BY a.id LIMIT 1
}
RETURN DISTINCT id
