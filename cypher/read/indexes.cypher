// All indexes, including those of constraints, with their states.
SHOW INDEXES YIELD name, state
RETURN name, state
