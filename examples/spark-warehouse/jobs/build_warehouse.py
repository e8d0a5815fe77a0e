"""The lake's bronze files to tables of the database retail. The scheduler names itself as this application's parent."""

import sys

from pyspark.sql import SparkSession, functions as f

lake = sys.argv[1]
spark = SparkSession.builder.appName("build_warehouse").enableHiveSupport().getOrCreate()
spark.sql("CREATE DATABASE IF NOT EXISTS retail")

spark.read.parquet(f"{lake}/bronze/sales").createOrReplaceTempView("bronze_sales")
spark.read.parquet(f"{lake}/bronze/stores").createOrReplaceTempView("bronze_stores")
products = spark.read.parquet(f"{lake}/bronze/products")

# Data frames, saved as managed tables.
customers = spark.read.parquet(f"{lake}/bronze/customers")
customers.select(
    "customer_id",
    f.concat_ws(" ", "first_name", "last_name").alias("full_name"),
    f.lower("email").alias("email"),
    f.sha2("phone", 256).alias("phone_hash"),
    f.year("birth_date").alias("birth_year"),
    "country_code",
).write.mode("overwrite").saveAsTable("retail.customers")

products.write.mode("overwrite").saveAsTable("retail.products")

# A join over temporary views, as CREATE TABLE AS SELECT.
spark.sql(
    """
    CREATE TABLE retail.sales USING parquet AS
    SELECT s.ticket_id, s.sold_at, s.sale_date, s.store_id, t.city AS store_city, s.customer_id, s.product_id,
           s.quantity, s.amount, t.currency
    FROM bronze_sales s
    JOIN bronze_stores t ON t.store_id = s.store_id
    """
)

# An empty table, filled by INSERT OVERWRITE and then by INSERT INTO.
spark.sql(
    "CREATE TABLE IF NOT EXISTS retail.daily_store_sales (sale_date date, store_id string, tickets bigint, revenue double) USING parquet"
)
spark.sql(
    """
    INSERT OVERWRITE TABLE retail.daily_store_sales
    SELECT sale_date, store_id, count(DISTINCT ticket_id), sum(amount)
    FROM retail.sales
    WHERE sale_date < date'2024-05-04'
    GROUP BY sale_date, store_id
    """
)
spark.sql(
    """
    INSERT INTO retail.daily_store_sales
    SELECT sale_date, store_id, count(DISTINCT ticket_id), sum(amount)
    FROM bronze_sales
    WHERE sale_date = date'2024-05-04'
    GROUP BY sale_date, store_id
    """
)

# A working table that gets its final name once it is complete, and one that goes again.
spark.sql(
    """
    CREATE TABLE retail.category_sales_new USING parquet AS
    SELECT p.category, s.sale_date, sum(s.amount) AS revenue
    FROM retail.sales s
    JOIN retail.products p ON p.product_id = s.product_id
    GROUP BY p.category, s.sale_date
    """
)
spark.sql("ALTER TABLE retail.category_sales_new RENAME TO retail.category_sales")
spark.sql("CREATE TABLE retail.tmp_tickets USING parquet AS SELECT ticket_id, amount FROM retail.sales WHERE quantity > 2")
spark.sql("DROP TABLE retail.tmp_tickets")

spark.stop()
