-- Its audit finds what it looks for, by design, but does not block: the table is written and stays.
MODEL (
  name mart.order_limits,
  kind FULL,
  audits (number_of_rows(threshold := 100, blocking := false))
);

SELECT order_id, amount FROM staging.paid_orders
