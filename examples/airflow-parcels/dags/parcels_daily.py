"""A day of a parcel service: scans of three depots into PostgreSQL, and the marts on them."""

import os
from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.datasets import Dataset
from airflow.decorators import task, task_group
from airflow.io.path import ObjectStoragePath
from airflow.providers.common.compat.lineage.entities import File
from airflow.providers.common.sql.operators.sql import SQLColumnCheckOperator, SQLExecuteQueryOperator
from airflow.providers.postgres.hooks.postgres import PostgresHook
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator

WORK = os.environ["PARCELS_WORK"]
DATABASE = os.environ["PARCELS_DATABASE"]
DEPOTS = ["north", "south", "harbour"]


def table(schema: str, name: str) -> Dataset:
    return Dataset(f"{DATABASE}/{schema}/{name}")


def statement(task_id: str, **more) -> SQLExecuteQueryOperator:
    return SQLExecuteQueryOperator(task_id=task_id, conn_id="parcels", sql=f"{task_id}.sql", **more)


with DAG(
    dag_id="parcels_daily",
    description="A day of the parcel service, from the depots' scans to the marts",
    schedule="@daily",
    start_date=pendulum.datetime(2026, 11, 1),
    end_date=pendulum.datetime(2026, 11, 2),
    catchup=True,
    max_active_runs=1,
    template_searchpath=[f"{WORK}/sql"],
    default_args={"owner": "operations", "retries": 0},
    tags=["parcels", "daily"],
) as dag:
    # Of empty tasks nothing is heard but what their DAG and their neighbours tell.
    opened, counted, closed = [EmptyOperator(task_id=name) for name in ("opened", "counted", "closed")]
    create_tables = statement("create_tables")

    @task
    def collect(depot: str):
        """Fetches a depot's scans."""
        source = ObjectStoragePath(f"file://{WORK}/depots/{depot}.csv")
        with source.open("r") as scans, ObjectStoragePath(f"file://{WORK}/landing/{depot}.csv").open("w") as landed:
            landed.write(scans.read())
        return depot

    @task_group
    def load(depots):
        @task(
            inlets=[File(url=f"file://{WORK}/landing/{depot}.csv") for depot in DEPOTS],
            outlets=[table("raw", "scans")],
        )
        def copy_scans(depot: str):
            """Copies a depot's file into the table of scans."""
            hook = PostgresHook(postgres_conn_id="parcels")
            hook.run("DELETE FROM raw.scans WHERE depot = %s", parameters=(depot,))
            hook.copy_expert("COPY raw.scans FROM STDIN WITH CSV HEADER", f"{WORK}/landing/{depot}.csv")

        check = SQLColumnCheckOperator(
            task_id="check_scans",
            conn_id="parcels",
            table="raw.scans",
            column_mapping={"parcel_id": {"null_check": {"equal_to": 0}}, "weight_kg": {"min": {"geq_to": 0}}},
        )
        copies = copy_scans.expand(depot=depots)
        copies >> check >> statement("parcels") >> statement("deliveries", retries=2, retry_delay=timedelta(seconds=1))

    @task_group
    def marts():
        statement("depot_day", outlets=[table("mart", "depot_day")])

        @task(inlets=[table("core", "deliveries")], outlets=[table("mart", "courier_day")])
        def courier_day(ds=None):
            """The couriers' deliveries, by a hook."""
            hook = PostgresHook(postgres_conn_id="parcels")
            hook.run("DELETE FROM mart.courier_day WHERE day = %s", parameters=(ds,))
            hook.run(
                "INSERT INTO mart.courier_day (courier, day, parcels) "
                "SELECT d.courier, d.delivered_on, count(*) FROM core.deliveries d "
                f"WHERE d.delivered_on = DATE '{ds}' GROUP BY d.courier, d.delivered_on"
            )

        courier_day()

    @task.branch
    def is_week_over(logical_date=None):
        return "depot_week" if logical_date.day_of_week == pendulum.SUNDAY else None

    @task(retries=1, retry_delay=timedelta(seconds=1), inlets=[table("mart", "claims")], outlets=[File(url=f"file://{WORK}/letters/claims.txt")])
    def claim_letters():
        """Never runs on a day whose claims failed."""

    loaded = load(collect.expand(depot=DEPOTS))
    opened >> create_tables >> loaded
    built = marts()
    loaded >> built
    claims = statement("claims")
    surcharges = statement("surcharges")
    loaded >> [claims, surcharges]
    letters = claim_letters()
    claims >> letters
    built >> is_week_over() >> statement("depot_week")
    tidy = BashOperator(
        task_id="tidy",
        bash_command=f"rm -f {WORK}/landing/*.tmp",
        trigger_rule="all_done",
        inlets=[File(url=f"file://{WORK}/landing/north.csv")],
    )
    surcharges >> tidy
    [letters, tidy] >> counted >> closed
    built >> TriggerDagRunOperator(
        task_id="show",
        trigger_dag_id="parcels_board",
        trigger_run_id="shown-{{ ds }}",
        logical_date="{{ data_interval_end }}",
        owner="board",
    )
