// Queries to begin with in Neo4j Browser: drop this file on its window to keep them as favourites.
// What Tributary itself would ask for a question in its language is printed by `explain`.

// What a dataset is made of, five steps up. Set the name first: `:param name => 'shop.public.orders'`
MATCH p = (s:Dataset {name: $name})-[r:DERIVED_FROM*0..5]->(n:Dataset)
WITH n, min(length(p)) AS distance
WHERE distance < 5
MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
RETURN n, x, m;

// What is made of a dataset, five steps down.
MATCH p = (s:Dataset {name: $name})<-[r:DERIVED_FROM*0..5]-(n:Dataset)
WITH n, min(length(p)) AS distance
WHERE distance < 5
MATCH (n)<-[x:DERIVED_FROM]-(m:Dataset)
RETURN n, x, m;

// The columns of a dataset with the columns that feed them.
MATCH (d:Dataset {name: $name})<-[part:PART_OF]-(c:Column)
OPTIONAL MATCH (c)-[x:DERIVED_FROM]->(source:Column)
RETURN d, part, c, x, source;

// Which jobs read and write a dataset.
MATCH (d:Dataset {name: $name})<-[x:READS|WRITES]-(j:Job)
RETURN d, x, j;

// All names of a dataset: the identity group, and who stated it.
MATCH (d:Dataset {name: $name})
OPTIONAL MATCH (d)-[:ALIAS_OF]->(c:Dataset)
WITH coalesce(c, d) AS canonical
OPTIONAL MATCH (member:Dataset)-[alias:ALIAS_OF]->(canonical)
RETURN canonical, alias, member;

// The newest runs of a job, with what each read and wrote. Set the name first: `:param job => 'load_orders'`
MATCH (j:Job {name: $job})
MATCH (r:Run {jobId: j.id})
WHERE r.startedAt IS NOT NULL
WITH j, r ORDER BY r.startedAt DESC LIMIT 3
MATCH (r)<-[part:PART_OF]-(o:Operation)-[x:READ|WROTE]->(d:Dataset)
RETURN j, r, part, o, x, d;

// Where datasets are kept.
MATCH (d:Dataset)-[s:STORED_IN]->(storage:Storage)-[l:LOCATED_IN]->(location:Location)
RETURN d, s, storage, l, location LIMIT 100;
