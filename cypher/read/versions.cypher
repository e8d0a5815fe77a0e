// The state of the Writer node. No row if no program has created a schema.
MATCH (w:Writer {id: 'writer'})
RETURN w.schemaVersion AS schemaVersion, w.habitsVersion AS rulesVersion, coalesce(w.rebuilding, false) AS rebuilding,
  coalesce(w.importing, false) AS importing
