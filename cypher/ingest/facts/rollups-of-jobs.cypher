// READS or WRITES roll-ups of jobs, including those of deleted entities.
UNWIND $ids AS id
MATCH (a:Job {id: id})-[e:{{Type}}|{{Deleted}}]->(b:Dataset)
USING INDEX SEEK a:Job(id)
RETURN id, 'Job' AS fromLabel, id AS from, 'Dataset' AS toLabel, b.id AS to, properties(e) AS props
