"""A shop's assets. Their values are plain Python; what they came from is told to Dagster as metadata, where it is told at all."""

from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetKey,
    AssetSelection,
    DailyPartitionsDefinition,
    Definitions,
    MaterializeResult,
    TableColumn,
    TableColumnDep,
    TableColumnLineage,
    TableSchema,
    asset,
    asset_check,
    define_asset_job,
    job,
    op,
)
from dagster_openlineage import openlineage_sensor

daily = DailyPartitionsDefinition(start_date="2024-05-01")


def schema(**columns: str) -> TableSchema:
    return TableSchema(columns=[TableColumn(name=name, type=type) for name, type in columns.items()])


@asset(key_prefix="raw")
def orders() -> MaterializeResult:
    return MaterializeResult(metadata={"dagster/column_schema": schema(order_id="int", customer_id="int", amount="double")})


@asset(key_prefix="raw")
def customers() -> MaterializeResult:
    return MaterializeResult(metadata={"dagster/column_schema": schema(customer_id="int", email="text")})


# Tells its columns' sources: the lineage of this asset is known.
@asset(key_prefix="mart", deps=[orders, customers])
def customer_value() -> MaterializeResult:
    lineage = TableColumnLineage(
        {
            "customer_id": [TableColumnDep(asset_key=AssetKey(["raw", "customers"]), column_name="customer_id")],
            "value": [TableColumnDep(asset_key=AssetKey(["raw", "orders"]), column_name="amount")],
        }
    )
    return MaterializeResult(metadata={"dagster/column_schema": schema(customer_id="int", value="double"), "dagster/column_lineage": lineage})


# Tells nothing: Dagster knows what it depends on, but the client does not send it.
@asset(key_prefix="mart", deps=[customer_value])
def top_customers() -> None: ...


@asset(key_prefix="mart", deps=[orders], partitions_def=daily)
def daily_revenue() -> MaterializeResult:
    lineage = TableColumnLineage({"revenue": [TableColumnDep(asset_key=AssetKey(["raw", "orders"]), column_name="amount")]})
    return MaterializeResult(metadata={"dagster/column_lineage": lineage})


@asset(key_prefix="mart", deps=[customer_value])
def segments() -> None:
    raise ValueError("no segments for so few customers")


@asset_check(asset=customer_value)
def value_is_positive() -> AssetCheckResult:
    return AssetCheckResult(passed=True, metadata={"column": "value"})


@asset_check(asset=customer_value)
def has_many_customers() -> AssetCheckResult:
    return AssetCheckResult(passed=False, severity=AssetCheckSeverity.WARN)


# A job of operations, without assets.
@op
def sweep() -> None: ...


@op
def report() -> None: ...


@job
def housekeeping() -> None:
    sweep()
    report()


marts = AssetSelection.assets(orders, customers, customer_value, top_customers)
defs = Definitions(
    assets=[orders, customers, customer_value, top_customers, daily_revenue, segments],
    asset_checks=[value_is_positive, has_many_customers],
    jobs=[
        define_asset_job("build_marts", selection=marts),
        define_asset_job("build_daily", selection=AssetSelection.assets(daily_revenue)),
        define_asset_job("build_segments", selection=AssetSelection.assets(segments)),
        housekeeping,
    ],
    sensors=[openlineage_sensor(include_asset_events=True, record_filter_limit=10)],
)
