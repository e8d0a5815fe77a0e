// Creates the only Writer node, which is the write lock, if it does not exist, and takes the lock.
MERGE (w:Writer {id: 'writer'})
SET w.lastWriteAt = timestamp()
RETURN w.schemaVersion AS schemaVersion
