-- Runs by what their producers call them, week by week, so that what is written of late lies together.
CREATE INDEX run_external_id ON run (week, external_id) WHERE external_id IS NOT NULL;
