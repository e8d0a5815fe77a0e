{{ config(materialized='incremental', unique_key='order_item_id') }}

select
    i.order_item_id,
    i.order_id,
    o.ordered_at,
    i.sku,
    p.category,
    i.quantity,
    i.quantity * i.unit_price as revenue,
    i.quantity * p.unit_cost as cost
from {{ ref('stg_order_items') }} as i
join {{ ref('stg_orders') }} as o on o.order_id = i.order_id
join {{ ref('stg_products') }} as p on p.sku = i.sku
{% if is_incremental() %}
where o.ordered_at > (select max(seen.ordered_at) from {{ this }} as seen)
{% endif %}
