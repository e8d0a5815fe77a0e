-- Its audit finds what it looks for, by design, and blocks: the evaluation fails, and what it wrote is no lineage.
MODEL (
  name mart.order_check,
  kind FULL,
  audits (number_of_rows(threshold := 100))
);

SELECT order_id, customer_id FROM staging.paid_orders
