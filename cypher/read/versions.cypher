// The versions of the program that wrote the graph, and whether it is whole; no row where none has written.
MATCH (w:Writer {id: 'writer'})
RETURN w.schemaVersion AS schemaVersion, w.habitsVersion AS habitsVersion, coalesce(w.rebuilding, false) AS rebuilding,
  coalesce(w.importing, false) AS importing
