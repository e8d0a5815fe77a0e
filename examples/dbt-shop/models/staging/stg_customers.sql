select
    id as customer_id,
    first_name,
    last_name,
    lower(email) as email,
    phone,
    date_of_birth,
    country_code,
    marketing_opt_in
from {{ ref('raw_customers') }}
