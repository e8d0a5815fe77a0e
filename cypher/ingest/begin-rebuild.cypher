// Says that what is derived is being made anew: until it is done no query may be answered from the half of it.
MATCH (w:Writer {id: 'writer'})
SET w.rebuilding = true
