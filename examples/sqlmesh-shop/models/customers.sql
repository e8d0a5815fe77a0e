MODEL (
  name raw.customers,
  kind SEED (path '../seeds/customers.csv'),
  columns (customer_id INT, full_name TEXT, email TEXT, country TEXT)
);
