"""Warns of idle depots whenever the mart of depots is new."""

import os

import pendulum
from airflow import DAG
from airflow.datasets import Dataset
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

with DAG(
    dag_id="parcels_alerts",
    schedule=[Dataset(f"{os.environ['PARCELS_DATABASE']}/mart/depot_day")],
    start_date=pendulum.datetime(2026, 11, 1),
    catchup=False,
    default_args={"owner": "board"},
):
    SQLExecuteQueryOperator(
        task_id="idle_depots",
        conn_id="parcels",
        sql="CREATE TABLE IF NOT EXISTS mart.idle_depots AS SELECT depot, day FROM mart.depot_day WHERE parcels = 0",
    )
