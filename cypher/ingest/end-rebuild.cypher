// Marks the derived rows as complete, unless another program has started a rebuild since. Then that program does it.
MATCH (w:Writer {id: 'writer'})
WHERE w.rebuilder = $rebuilder
SET w.rebuilding = null, w.rebuilder = null
