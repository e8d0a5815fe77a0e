// Takes the write lock: setting a property of the one Writer node keeps every other writing transaction waiting until
// this one ends. Without it two sessions that read, merge and write lose each other's merges.
MATCH (w:Writer {id: 'writer'})
SET w.lastWriteAt = timestamp()
