// Of each place among the ids of a type, the roll-up that follows; ids are spread evenly.
UNWIND $places AS place
CALL (place) {
  MATCH ()-[r:{{Type}}]->()
  WHERE r.id >= place
  RETURN r.id AS id ORDER BY r.id LIMIT 1
}
RETURN DISTINCT id
