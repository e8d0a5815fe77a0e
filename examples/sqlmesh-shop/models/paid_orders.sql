-- A view: its rows are read where it is used.
MODEL (name staging.paid_orders, kind VIEW);

SELECT order_id, customer_id, ordered_on, amount
FROM raw.orders
WHERE status = 'paid'
