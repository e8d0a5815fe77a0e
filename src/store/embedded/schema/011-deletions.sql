-- Roll-ups of deleted datasets and jobs have kinds of their own (the kind of a live one and 6), which no question reads.
-- A job's roll-ups are looked for when it is deleted or comes back.
CREATE INDEX rollup_job ON rollup (job) WHERE job IS NOT NULL;

-- A deleted name has its time of deletion only while all names of its group are deleted (kind 7: ALIAS_OF).
UPDATE dataset SET deleted_at = NULL WHERE n IN (
  WITH named AS (
    SELECT d.n, coalesce((SELECT e.finish FROM edge e WHERE e.start = d.n AND e.kind = 7), d.n) AS canonical
      FROM dataset d WHERE d.deleted_at IS NOT NULL
  )
  SELECT named.n FROM named
    WHERE EXISTS (SELECT 1 FROM dataset c WHERE c.n = named.canonical AND c.deleted_at IS NULL)
      OR EXISTS (
        SELECT 1 FROM edge e JOIN dataset m ON m.n = e.start
          WHERE e.finish = named.canonical AND e.kind = 7 AND e.kind NOT IN (10, 17) AND m.deleted_at IS NULL
      )
);

UPDATE rollup SET kind = kind + 6
  WHERE kind IN (26, 27)
    AND (
      start IN (SELECT n FROM job WHERE deleted_at IS NOT NULL)
      OR finish IN (SELECT n FROM dataset WHERE deleted_at IS NOT NULL)
    );
UPDATE rollup SET kind = kind + 6
  WHERE kind IN (28, 29)
    AND (
      job IN (SELECT n FROM job WHERE deleted_at IS NOT NULL)
      OR n IN (
        WITH gone AS (
          SELECT n FROM dataset WHERE deleted_at IS NOT NULL
          UNION ALL
          SELECT e.start FROM edge e JOIN dataset d ON d.n = e.finish
            WHERE d.deleted_at IS NOT NULL AND e.kind = 8 AND e.kind NOT IN (10, 17)
        )
        SELECT r.n FROM gone JOIN rollup r ON r.start = gone.n AND r.kind IN (28, 29)
        UNION ALL
        SELECT r.n FROM gone JOIN rollup r ON r.finish = gone.n AND r.kind IN (28, 29)
      )
    );
