INSERT INTO mart.surcharges (parcel_id, amount)
SELECT p.parcel_id, 10 / (p.weight_kg - p.weight_kg)
FROM core.parcels p
