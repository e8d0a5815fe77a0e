// Stores the record of a change in the transaction of the change. MERGE, because the transaction may be retried.
MERGE (n:Edit {id: $edit.id})
SET n = $edit
