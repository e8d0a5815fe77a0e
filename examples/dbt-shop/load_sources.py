"""Stands for the loader that brings page views into the database before dbt runs. It sends no lineage."""

import sys

import duckdb

VIEWS_PER_DAY = 12
PATHS = ["/", "/products/tea", "/products/cups", "/basket", "/checkout"]

with duckdb.connect(sys.argv[1]) as database:
    database.execute("create schema if not exists web")
    database.execute(
        """
        create or replace table web.page_views (
            view_id integer, session_id varchar, customer_id integer, path varchar,
            ip_address varchar, user_agent varchar, viewed_at timestamp
        )
        """
    )
    rows = []
    for n in range(VIEWS_PER_DAY * 90):
        day, step = divmod(n, VIEWS_PER_DAY)
        rows.append(
            (
                n + 1,
                f"s{n // 4:05d}",
                None if n % 3 == 0 else 1 + (n * 7) % 20,
                PATHS[n % len(PATHS)],
                f"203.0.113.{(n * 11) % 250 + 1}",
                "Mozilla/5.0",
                f"2024-{4 + day // 30:02d}-{day % 30 + 1:02d} {8 + step:02d}:{(n * 13) % 60:02d}:00",
            )
        )
    database.executemany("insert into web.page_views values (?, ?, ?, ?, ?, ?, ?)", rows)
