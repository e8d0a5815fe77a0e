-- The first try divides by zero: the warehouse is said to be locked until the second.
SELECT 1 / ({{ task_instance.try_number }} - 1);
DELETE FROM core.deliveries WHERE delivered_on = DATE '{{ ds }}';
INSERT INTO core.deliveries (parcel_id, courier, depot, delivered_on, weight_kg)
SELECT s.parcel_id, s.courier, p.depot, s.scanned_on, p.weight_kg
FROM raw.scans s
JOIN core.parcels p ON p.parcel_id = s.parcel_id
WHERE s.event = 'delivered' AND s.scanned_on = DATE '{{ ds }}';
