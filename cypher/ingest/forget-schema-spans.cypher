// Forgets when operations used schemas of some datasets, which is derived; that a dataset had a schema stays.
UNWIND $ids AS id
MATCH (d:Dataset {id: id})-[e:HAS_SCHEMA]->()
USING INDEX SEEK d:Dataset(id)
REMOVE e.firstAt, e.lastAt, e.days
