{{ config(materialized='ephemeral') }}

select
    order_id,
    sum(amount) as amount_paid,
    max(paid_at) as last_paid_at
from {{ ref('stg_payments') }}
group by order_id
