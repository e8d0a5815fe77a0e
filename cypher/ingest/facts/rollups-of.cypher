// Roll-ups that were observed on a dataset, whatever canonical dataset they hang on, or that a job made.
UNWIND $ids AS id
MATCH (a)-[e:{{Type}}]->(b)
USING INDEX SEEK e:{{Type}}({{member}})
WHERE e.{{member}} = id
RETURN id, a.id AS from, labels(a)[0] AS fromLabel, b.id AS to, labels(b)[0] AS toLabel, properties(e) AS props
