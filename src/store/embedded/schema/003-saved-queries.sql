-- Queries that people saved: no part of the graph, and not derived from anything. BINARY order is that of code points.
CREATE TABLE saved_query (
  name TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  description TEXT,
  params TEXT NOT NULL, -- JSON
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
