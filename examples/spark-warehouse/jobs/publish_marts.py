"""Tables to the files that other teams take, and a summary of the tills' logs."""

import sys

from pyspark.sql import SparkSession, Window, functions as f

landing, lake, exports = sys.argv[1], sys.argv[2], sys.argv[3]
spark = SparkSession.builder.appName("publish_marts").enableHiveSupport().getOrCreate()

sales = spark.table("retail.sales")
customers = spark.table("retail.customers")

# One row per customer: aggregation, join, window and condition.
totals = sales.groupBy("customer_id").agg(f.sum("amount").alias("revenue"), f.max("sold_at").alias("last_sold_at"))
segments = (
    customers.join(totals, "customer_id")
    .withColumn("rank", f.row_number().over(Window.partitionBy("country_code").orderBy(f.desc("revenue"))))
    .withColumn("segment", f.when(f.col("revenue") > 1500, "gold").otherwise("standard"))
    .select("customer_id", "email", "country_code", "revenue", "last_sold_at", "rank", "segment")
)
segments.write.mode("overwrite").parquet(f"{lake}/gold/customer_segments")

# The file is read back, and a part of it is handed over as CSV.
gold = spark.read.parquet(f"{lake}/gold/customer_segments")
gold.where("segment = 'gold'").select("email", "country_code").coalesce(1).write.mode("overwrite").option("header", True).csv(
    f"{exports}/newsletter"
)

spark.table("retail.category_sales").unionByName(
    spark.table("retail.category_sales").groupBy("category").agg(f.lit(None).cast("date").alias("sale_date"), f.sum("revenue").alias("revenue"))
).write.mode("overwrite").json(f"{exports}/category_sales")

# The older interface: RDDs, without columns.
errors = spark.sparkContext.textFile(f"{landing}/till-logs").filter(lambda line: " ERROR " in line)
errors.map(lambda line: (line.split(" ")[1], 1)).reduceByKey(lambda a, b: a + b).map(lambda pair: f"{pair[0]}\t{pair[1]}").coalesce(
    1
).saveAsTextFile(f"{exports}/till_errors")

spark.stop()
