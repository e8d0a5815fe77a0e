-- Fails: a few orders were captured one unit of currency short. The rows found are kept in a table.
{{ config(store_failures=true) }}

select
    order_id,
    order_total,
    amount_paid
from {{ ref('fct_orders') }}
where amount_paid is not null
  and amount_paid <> order_total
