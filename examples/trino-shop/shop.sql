-- A shop's tables in memory, from the TPC-H data that Trino makes up.
CREATE SCHEMA memory.shop;
CREATE TABLE memory.shop.orders AS
SELECT orderkey, custkey, orderdate, totalprice FROM tpch.tiny.orders WHERE orderstatus = 'F';
CREATE TABLE memory.shop.customers AS
SELECT custkey, name, nationkey FROM tpch.tiny.customer;
CREATE VIEW memory.shop.german_customers AS
SELECT c.custkey, c.name FROM memory.shop.customers c JOIN tpch.tiny.nation n ON n.nationkey = c.nationkey WHERE n.name = 'GERMANY';
CREATE TABLE memory.shop.revenue (name varchar, revenue double);
INSERT INTO memory.shop.revenue
SELECT c.name, sum(o.totalprice) FROM memory.shop.german_customers c JOIN memory.shop.orders o ON o.custkey = c.custkey GROUP BY c.name;
SELECT count(*) FROM memory.shop.revenue;
-- Fails by design.
INSERT INTO memory.shop.revenue SELECT name, 1 / (custkey - custkey) FROM memory.shop.customers;
DROP TABLE memory.shop.orders;
