-- A declared value of n/a, as on the first day, is no number: the task then fails.
INSERT INTO mart.claims (parcel_id, depot, claimed_on, amount)
SELECT s.parcel_id, s.depot, s.scanned_on, CAST(s.declared_value AS numeric)
FROM raw.scans s
WHERE s.event = 'damaged' AND s.scanned_on = DATE '{{ ds }}'
