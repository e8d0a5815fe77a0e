select
    id as order_id,
    customer_id,
    cast(ordered_at as timestamp) as ordered_at,
    status as order_status,
    discount_code,
    channel
from {{ ref('raw_orders') }}
where cast(ordered_at as date) <= date '{{ var("load_until") }}'
