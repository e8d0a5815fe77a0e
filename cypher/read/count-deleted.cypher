// The number of deleted datasets and jobs. A dataset with several names counts once.
CALL () { MATCH (d:Dataset) WHERE d.deletedAt IS NOT NULL AND NOT EXISTS { (d)-[:ALIAS_OF]->() } RETURN count(d) AS datasets }
CALL () { MATCH (j:Job) WHERE j.deletedAt IS NOT NULL RETURN count(j) AS jobs }
RETURN datasets, jobs
