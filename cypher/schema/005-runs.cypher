// Runs by what their producers call them.
CREATE INDEX run_external_id IF NOT EXISTS FOR (n:Run) ON (n.externalId);
