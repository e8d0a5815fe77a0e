// The indexes, those of constraints among them, and how they are.
SHOW INDEXES YIELD name, state
RETURN name, state
