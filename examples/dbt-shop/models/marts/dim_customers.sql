with sessions as (

    select customer_id, count(distinct session_id) as session_count, max(viewed_at) as last_seen_at
    from {{ ref('stg_page_views') }}
    group by customer_id

)

select
    c.customer_id,
    c.first_name || ' ' || c.last_name as full_name,
    c.email,
    c.country_code,
    n.country_name,
    c.marketing_opt_in,
    s.session_count,
    s.last_seen_at
from {{ ref('stg_customers') }} as c
left join {{ ref('raw_countries') }} as n on n.country_code = c.country_code
left join sessions as s on s.customer_id = c.customer_id
