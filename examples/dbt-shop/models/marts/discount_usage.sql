-- Fails: discount codes are not numbers ('WELCOME10').
select
    order_id,
    ordered_at,
    cast(discount_code as integer) as discount_percent
from {{ ref('stg_orders') }}
