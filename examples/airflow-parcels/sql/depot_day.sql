DELETE FROM mart.depot_day WHERE day = DATE '{{ ds }}';
INSERT INTO mart.depot_day (depot, day, parcels, weight_kg)
SELECT d.depot, d.delivered_on, count(*), sum(d.weight_kg)
FROM core.deliveries d
WHERE d.delivered_on = DATE '{{ ds }}'
GROUP BY d.depot, d.delivered_on;
