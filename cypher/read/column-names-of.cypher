// The names of the columns of datasets.
UNWIND $datasets AS id
MATCH (d:Dataset {id: id})<-[:PART_OF]-(c:Column)
RETURN DISTINCT c.name AS name
LIMIT $most
