"""The project's settings. Each evaluation of a model sends its lineage to OPENLINEAGE_URL."""

import sqlmesh_openlineage

sqlmesh_openlineage.install(namespace="shop_warehouse")

from sqlmesh.core.config import Config, DuckDBConnectionConfig, GatewayConfig, ModelDefaultsConfig  # noqa: E402

config = Config(
    project="shop",
    gateways={"local": GatewayConfig(connection=DuckDBConnectionConfig(catalogs={"shop": "shop.duckdb"}))},
    model_defaults=ModelDefaultsConfig(dialect="duckdb", start="2024-05-01"),
)
