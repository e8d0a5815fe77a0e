"""The board in the hall: started by parcels_daily."""

import os

import pendulum
from airflow import DAG
from airflow.decorators import task
from airflow.io.path import ObjectStoragePath
from airflow.providers.postgres.hooks.postgres import PostgresHook

WORK = os.environ["PARCELS_WORK"]

with DAG(
    dag_id="parcels_board",
    description="The board in the hall",
    schedule=None,
    start_date=pendulum.datetime(2026, 11, 1),
    catchup=False,
    default_args={"owner": "board"},
    tags=["parcels"],
):

    @task
    def write_board():
        """Writes what the board shows."""
        rows = PostgresHook(postgres_conn_id="parcels").get_records(
            "SELECT depot, sum(parcels) FROM mart.depot_day GROUP BY depot ORDER BY depot"
        )
        with ObjectStoragePath(f"file://{WORK}/board/depots.csv").open("w") as board:
            for depot, parcels in rows:
                board.write(f"{depot},{parcels}\n")

    write_board()
