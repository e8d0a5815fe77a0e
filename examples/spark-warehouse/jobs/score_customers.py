"""Scores customers. The second write fails by design: the scoring function raises on its first customer without sales."""

import sys

from pyspark.sql import SparkSession, functions as f, types as t

lake = sys.argv[1]
spark = SparkSession.builder.appName("score_customers").enableHiveSupport().getOrCreate()

features = (
    spark.table("retail.customers")
    .join(spark.table("retail.sales"), "customer_id", "left")
    .groupBy("customer_id", "birth_year")
    .agg(f.sum("amount").alias("revenue"), f.count("ticket_id").alias("tickets"))
)
features.write.mode("overwrite").saveAsTable("retail.customer_features")


@f.udf(returnType=t.DoubleType())
def score(revenue, tickets):
    return revenue / tickets


spark.table("retail.customer_features").select("customer_id", score("revenue", "tickets").alias("score")).write.mode("overwrite").parquet(
    f"{lake}/gold/customer_scores"
)

spark.stop()
