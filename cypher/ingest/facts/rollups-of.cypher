// Roll-ups that were observed on a dataset (their ends may be another, canonical dataset), or that were made by a job.
UNWIND $ids AS id
MATCH (a)-[e:{{Type}}]->(b)
USING INDEX SEEK e:{{Type}}({{member}})
WHERE e.{{member}} = id
RETURN id, a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
