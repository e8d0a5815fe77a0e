"""Watches for trips that take long, for ever: run.sh kills it after some micro-batches, so that no event tells its end."""

import sys

from pyspark.sql import SparkSession

landing, lake = sys.argv[1:]
spark = SparkSession.builder.appName("watch_trips").getOrCreate()
spark.sql("CREATE TABLE lake.bikes.alerts (trip_id string, minutes bigint) USING iceberg")
(
    spark.readStream.schema("trip_id string, minutes bigint")
    .option("maxFilesPerTrigger", 1)
    .json(f"{landing}/trips")
    .where("minutes > 15")
    .writeStream.queryName("alerts")
    .option("checkpointLocation", f"{lake}/checkpoints/alerts")
    .trigger(processingTime="1 second")
    .toTable("lake.bikes.alerts")
    .awaitTermination()
)
