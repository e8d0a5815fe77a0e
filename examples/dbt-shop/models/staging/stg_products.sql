select
    sku,
    product_name,
    category,
    price_cents / 100.0 as list_price,
    cost_cents / 100.0 as unit_cost
from {{ ref('raw_products') }}
