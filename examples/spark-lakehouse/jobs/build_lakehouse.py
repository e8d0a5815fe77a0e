"""Iceberg tables by every kind of statement. Its runs name an orchestrator's task as their parent and its flow as their root."""

import sys

from pyspark.sql import SparkSession, functions as f

landing, lake = sys.argv[1:]
spark = SparkSession.builder.appName("build_lakehouse").getOrCreate()

spark.read.option("header", True).csv(f"{landing}/stations.csv").createOrReplaceTempView("landed_stations")

# CREATE TABLE AS SELECT, and the same once more as CREATE OR REPLACE.
spark.sql(
    """
    CREATE TABLE lake.bikes.stations USING iceberg AS
    SELECT station_id, upper(name) AS name, cast(docks AS int) AS docks FROM landed_stations
    """
)
spark.sql(
    """
    CREATE OR REPLACE TABLE lake.bikes.stations USING iceberg AS
    SELECT station_id, name, cast(docks AS int) AS docks FROM landed_stations
    """
)

# An empty partitioned table, filled by INSERT INTO and then by INSERT OVERWRITE of the partitions that the query has.
spark.sql(
    "CREATE TABLE lake.bikes.daily_station (day date, station string, trips bigint, minutes bigint) USING iceberg PARTITIONED BY (day)"
)
DAILY = """
    WITH by_day AS (SELECT to_date(started_at) AS day, from_station, minutes FROM lake.bikes.trips)
    SELECT d.day, s.name AS station, count(*) AS trips, sum(d.minutes) AS minutes
    FROM by_day d JOIN lake.bikes.stations s ON s.station_id = d.from_station
    WHERE d.day {days}
    GROUP BY d.day, s.name
"""
spark.sql("INSERT INTO lake.bikes.daily_station" + DAILY.format(days="< date'2024-05-03'"))
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")
spark.sql("INSERT OVERWRITE lake.bikes.daily_station" + DAILY.format(days=">= date'2024-05-02'"))

# The schema changes: a column more, a column renamed.
spark.sql("ALTER TABLE lake.bikes.stations ADD COLUMN status string")
spark.sql("ALTER TABLE lake.bikes.stations RENAME COLUMN docks TO capacity")

# Rows changed in place.
spark.sql("UPDATE lake.bikes.stations SET status = 'closed' WHERE capacity = 0")
spark.sql(
    """
    MERGE INTO lake.bikes.stations AS s
    USING (SELECT station_id, max(seen_at) AS seen_at FROM lake.bikes.bike_state GROUP BY station_id) AS b
    ON s.station_id = b.station_id
    WHEN MATCHED THEN UPDATE SET status = concat('seen ', cast(b.seen_at AS string))
    """
)
spark.sql("DELETE FROM lake.bikes.daily_station WHERE station = 'Depot'")

# A data frame written by the second API, with the file that each row came from.
(
    spark.table("lake.bikes.trips")
    .select("trip_id", f.col("_file").alias("source_file"), (f.col("minutes") / 60).alias("hours"))
    .writeTo("lake.bikes.trip_hours")
    .using("iceberg")
    .createOrReplace()
)

# A working table that gets its final name, one that is emptied, and one that goes again.
spark.sql("CREATE TABLE lake.bikes.riders_new USING iceberg AS SELECT rider, count(*) AS trips FROM lake.bikes.trips GROUP BY rider")
spark.sql("ALTER TABLE lake.bikes.riders_new RENAME TO lake.bikes.riders")
spark.sql("CREATE TABLE lake.bikes.regulars USING iceberg AS SELECT rider FROM lake.bikes.riders WHERE trips > 2")
spark.sql("CREATE TABLE lake.bikes.scratch USING iceberg AS SELECT trip_id, minutes FROM lake.bikes.trips")
spark.sql("DELETE FROM lake.bikes.scratch")
spark.sql("TRUNCATE TABLE lake.bikes.scratch")
spark.sql("DROP TABLE lake.bikes.scratch")

# A write that fails by design, and an application that goes on after it.
spark.sql("CREATE TABLE lake.bikes.fares (trip_id string, fare double) USING iceberg")
try:
    spark.sql(
        """
        INSERT INTO lake.bikes.fares
        SELECT trip_id, CASE WHEN minutes > 20 THEN raise_error('no fare for a trip this long') ELSE minutes * 0.2 END
        FROM lake.bikes.trips
        """
    )
except Exception as error:
    print("failed by design:", type(error).__name__)

# A table's own history, and the table as it was: names below the table's name that are no tables.
first = spark.sql("SELECT snapshot_id FROM lake.bikes.trips.snapshots ORDER BY committed_at").first().snapshot_id
spark.sql(f"CREATE TABLE lake.bikes.first_trips USING iceberg AS SELECT trip_id FROM lake.bikes.trips.snapshot_id_{first}")

# Reading alone: shown to whoever started the application, written nowhere.
spark.sql("SELECT station, sum(trips) FROM lake.bikes.daily_station GROUP BY station").collect()

spark.stop()
