// Removes the times when operations used the schemas of datasets, because they are derived. The schemas themselves remain.
UNWIND $ids AS id
MATCH (d:Dataset {id: id})-[e:HAS_SCHEMA]->()
USING INDEX SEEK d:Dataset(id)
REMOVE e.firstAt, e.lastAt, e.days
