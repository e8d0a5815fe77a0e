-- The name of one column needs quotes.
MODEL (name mart.customer_value, kind FULL);

SELECT c.customer_id, c.country, md5(c.email) AS email_hash, sum(o.amount) AS "total value"
FROM raw.customers AS c
LEFT JOIN staging.paid_orders AS o ON o.customer_id = c.customer_id
GROUP BY c.customer_id, c.country, c.email
