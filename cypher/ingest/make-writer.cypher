// Makes the one Writer node, the write lock, where it is missing, and takes it.
MERGE (w:Writer {id: 'writer'})
SET w.lastWriteAt = timestamp()
RETURN w.schemaVersion AS schemaVersion
