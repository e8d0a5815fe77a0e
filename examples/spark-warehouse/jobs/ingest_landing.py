"""Landing files to the lake: typed parquet, sales by day."""

import sys

from pyspark.sql import SparkSession, functions as f

landing, lake = sys.argv[1], sys.argv[2]
spark = SparkSession.builder.appName("ingest_landing").getOrCreate()

sales = spark.read.csv(
    f"{landing}/sales",
    header=True,
    schema="ticket_id string, sold_at timestamp, store_id string, customer_id string, product_id string, quantity int, amount double",
)
sales.withColumn("sale_date", f.to_date("sold_at")).write.partitionBy("sale_date").mode("overwrite").parquet(f"{lake}/bronze/sales")

customers = spark.read.csv(
    f"{landing}/customers.csv",
    header=True,
    schema="customer_id string, first_name string, last_name string, email string, phone string, birth_date date, country_code string",
)
customers.write.mode("overwrite").parquet(f"{lake}/bronze/customers")

stores = spark.read.csv(f"{landing}/stores.csv", header=True, schema="store_id string, city string, country_code string, currency string")
stores.write.mode("overwrite").parquet(f"{lake}/bronze/stores")

products = spark.read.json(f"{landing}/products.json", schema="product_id string, title string, category string, list_price double")
products.write.mode("overwrite").parquet(f"{lake}/bronze/products")

spark.stop()
