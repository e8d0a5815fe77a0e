"""A model in Python: the client knows what it depends on, but nothing of its columns' sources."""

import typing as t

import pandas as pd
from sqlmesh import ExecutionContext, model


@model("mart.top_customers", kind="FULL", columns={"customer_id": "int", "rank": "int"}, depends_on={"shop.mart.customer_value"})
def execute(context: ExecutionContext, start: t.Any, end: t.Any, execution_time: t.Any, **kwargs: t.Any) -> pd.DataFrame:
    table = context.resolve_table("shop.mart.customer_value")
    values = context.fetchdf(f'SELECT customer_id, "total value" AS total_value FROM {table} ORDER BY 2 DESC NULLS LAST LIMIT 2')
    return pd.DataFrame({"customer_id": values["customer_id"], "rank": range(1, len(values) + 1)})
