INSERT INTO core.parcels (parcel_id, depot, weight_kg, declared_value, received_on)
SELECT s.parcel_id, s.depot, s.weight_kg, s.declared_value, s.scanned_on
FROM raw.scans s
WHERE s.event = 'received' AND s.scanned_on = DATE '{{ ds }}'
ON CONFLICT (parcel_id) DO NOTHING
