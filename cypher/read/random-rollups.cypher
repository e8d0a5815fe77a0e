// For each random id, the roll-up with the next higher id. Ids are distributed evenly.
UNWIND $places AS place
CALL (place) {
  MATCH ()-[r:{{Type}}]->()
  WHERE r.id >= place
  RETURN r.id AS id ORDER BY r.id LIMIT 1
}
RETURN DISTINCT id
