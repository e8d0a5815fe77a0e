// Forgets when operations used schemas, which is derived; that a dataset had a schema stays.
MATCH ()-[e:HAS_SCHEMA]->()
CALL (e) { REMOVE e.firstAt, e.lastAt, e.days } IN TRANSACTIONS OF 5000 ROWS
