// Takes the write lock: setting a property of the only Writer node makes all other writing transactions wait until this one
// ends. Without it, two sessions that read, merge and write would lose each other's changes.
MATCH (w:Writer {id: 'writer'})
SET w.lastWriteAt = timestamp()
