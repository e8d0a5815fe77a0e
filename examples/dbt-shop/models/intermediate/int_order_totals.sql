select
    o.order_id,
    o.customer_id,
    o.ordered_at,
    o.order_status,
    o.channel,
    sum(i.quantity) as units,
    sum(i.quantity * i.unit_price) as order_total
from {{ ref('stg_orders') }} as o
join {{ ref('stg_order_items') }} as i on i.order_id = o.order_id
group by o.order_id, o.customer_id, o.ordered_at, o.order_status, o.channel
