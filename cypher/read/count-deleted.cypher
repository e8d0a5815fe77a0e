// How many datasets and jobs are deleted; a dataset counts once, however many names it has.
CALL () { MATCH (d:Dataset) WHERE d.deletedAt IS NOT NULL AND NOT EXISTS { (d)-[:ALIAS_OF]->() } RETURN count(d) AS datasets }
CALL () { MATCH (j:Job) WHERE j.deletedAt IS NOT NULL RETURN count(j) AS jobs }
RETURN datasets, jobs
