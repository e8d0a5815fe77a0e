"""Three streaming queries, each run until the files that are there have been read, one file a micro-batch."""

import sys

from pyspark.sql import SparkSession, functions as f

landing, lake = sys.argv[1:]
spark = SparkSession.builder.appName("stream_trips").getOrCreate()
spark.sql("CREATE NAMESPACE IF NOT EXISTS lake.bikes")
spark.sql(
    """
    CREATE TABLE lake.bikes.trips (trip_id string, bike_id string, rider string, from_station string, to_station string,
                                   started_at timestamp, minutes bigint)
    USING iceberg
    """
)
spark.sql("CREATE TABLE lake.bikes.bike_state (bike_id string, seen_at timestamp, battery bigint, station_id string) USING iceberg")


def stream_of(folder, schema):
    return spark.readStream.schema(schema).option("maxFilesPerTrigger", 1).json(f"{landing}/{folder}")


# A file source into an Iceberg table: three micro-batches.
trips = stream_of(
    "trips",
    "trip_id string, bike_id string, rider_email string, from_station string, to_station string, started_at timestamp, minutes bigint",
)
(
    trips.select("trip_id", "bike_id", f.sha2("rider_email", 256).alias("rider"), "from_station", "to_station", "started_at", "minutes")
    .writeStream.queryName("trips_to_table")
    .option("checkpointLocation", f"{lake}/checkpoints/trips")
    .trigger(availableNow=True)
    .toTable("lake.bikes.trips")
    .awaitTermination()
)

# The Iceberg table as a stream into parquet files.
(
    spark.readStream.format("iceberg")
    .load("lake.bikes.trips")
    .where("minutes > 10")
    .select("trip_id", "started_at", "minutes")
    .writeStream.queryName("long_trips_to_files")
    .format("parquet")
    .option("path", f"{lake}/feed/long_trips")
    .option("checkpointLocation", f"{lake}/checkpoints/long_trips")
    .trigger(availableNow=True)
    .start()
    .awaitTermination()
)


# Each micro-batch as a data frame: merged into one table, and its weak batteries written to files.
def take_telemetry(batch, number):
    batch.createOrReplaceTempView("seen")
    batch.sparkSession.sql(
        """
        MERGE INTO lake.bikes.bike_state AS s USING seen AS t ON s.bike_id = t.bike_id
        WHEN MATCHED AND t.seen_at > s.seen_at THEN UPDATE SET seen_at = t.seen_at, battery = t.battery, station_id = t.station_id
        WHEN NOT MATCHED THEN INSERT *
        """
    )
    batch.where("battery < 70").select("bike_id", "battery").write.mode("append").parquet(f"{lake}/feed/weak_batteries")


(
    stream_of("telemetry", "bike_id string, seen_at timestamp, battery bigint, station_id string")
    .writeStream.queryName("telemetry_by_batch")
    .option("checkpointLocation", f"{lake}/checkpoints/telemetry")
    .trigger(availableNow=True)
    .foreachBatch(take_telemetry)
    .start()
    .awaitTermination()
)

spark.stop()
