-- Filled day by day, two days a batch: one run of the job for each batch.
MODEL (
  name mart.daily_revenue,
  kind INCREMENTAL_BY_TIME_RANGE (time_column day, batch_size 2),
  start '2024-05-01',
  end '2024-05-04',
  audits (not_null(columns := (day)))
);

WITH paid AS (SELECT ordered_on, amount FROM staging.paid_orders)
SELECT ordered_on AS day, sum(amount) AS revenue, count(*) AS orders
FROM paid
WHERE ordered_on BETWEEN @start_date AND @end_date
GROUP BY ordered_on
