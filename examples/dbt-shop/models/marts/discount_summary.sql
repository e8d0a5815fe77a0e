-- Never runs: the model it reads fails.
select
    discount_percent,
    count(*) as orders
from {{ ref('discount_usage') }}
group by discount_percent
