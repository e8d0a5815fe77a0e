select
    cast(ordered_at as date) as order_date,
    channel,
    count(*) as orders,
    sum(order_total) as revenue
from {{ ref('fct_orders') }}
where order_status <> 'returned'
group by 1, 2
