select
    t.order_id,
    t.customer_id,
    t.ordered_at,
    t.order_status,
    t.channel,
    t.units,
    t.order_total,
    p.amount_paid,
    p.last_paid_at
from {{ ref('int_order_totals') }} as t
left join {{ ref('int_order_payments') }} as p on p.order_id = t.order_id
