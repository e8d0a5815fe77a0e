// Marks derived data as complete, unless another program has started a rebuild since: then that program marks it.
MATCH (w:Writer {id: 'writer'})
WHERE w.rebuilder = $me
SET w.rebuilding = null, w.rebuilder = null
