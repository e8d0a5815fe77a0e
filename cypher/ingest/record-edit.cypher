// Keeps the record of a change, within the transaction that makes the change; once, where that is tried again.
MERGE (n:Edit {id: $edit.id})
SET n = $edit
