// What is derived is whole again, unless another program has begun to make it anew meanwhile: that one will say so.
MATCH (w:Writer {id: 'writer'})
WHERE w.rebuilder = $me
SET w.rebuilding = null, w.rebuilder = null
