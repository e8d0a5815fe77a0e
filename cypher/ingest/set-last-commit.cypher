// Returns the id of the last commit and replaces it by that of this one, under the write lock. A process that finds its own
// id knows that no other process has written since. The versions show whether a newer program has upgraded the database.
MATCH (w:Writer {id: 'writer'})
WITH w, w.lastCommit AS lastCommit
SET w.lastCommit = $commitId
RETURN lastCommit, w.schemaVersion AS schemaVersion, w.habitsVersion AS rulesVersion, w.rebuilding AS rebuilding
