-- Fails while it runs, by design.
MODEL (name mart.broken_ratio, kind FULL);

SELECT order_id, CASE WHEN amount > 50 THEN error('no ratio for an order this large') ELSE amount / 50 END AS ratio
FROM staging.paid_orders
