MODEL (
  name raw.orders,
  kind SEED (path '../seeds/orders.csv'),
  columns (order_id INT, customer_id INT, ordered_on DATE, amount DOUBLE, status TEXT)
);
