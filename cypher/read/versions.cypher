// The versions of the program that wrote the graph; no row where none has.
MATCH (w:Writer {id: 'writer'})
RETURN w.schemaVersion AS schemaVersion, w.habitsVersion AS habitsVersion
