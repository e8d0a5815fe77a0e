select
    view_id,
    session_id,
    customer_id,
    path,
    ip_address,
    viewed_at
from {{ source('web', 'page_views') }}
