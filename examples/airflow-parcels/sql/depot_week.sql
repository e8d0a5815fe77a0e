INSERT INTO mart.depot_week (depot, week, parcels)
SELECT d.depot, date_trunc('week', d.day), sum(d.parcels)
FROM mart.depot_day d
GROUP BY d.depot, date_trunc('week', d.day)
