import { firstOf, type Platform } from './platform.ts'

/** Servers that are reached at host:port and name their tables with dots. */
export const postgres: Platform = {
  scheme: 'postgres',
  aliases: ['postgresql'],
  defaultPort: 5432,
  hosts: true,
  storage: firstOf(3),
}
export const mysql: Platform = { scheme: 'mysql', defaultPort: 3306, hosts: true, storage: firstOf(2) }
export const mssql: Platform = {
  scheme: 'mssql',
  aliases: ['sqlserver'],
  defaultPort: 1433,
  hosts: true,
  storage: firstOf(3),
}
export const oracle: Platform = { scheme: 'oracle', defaultPort: 1521, hosts: true, storage: firstOf(3) }
export const redshift: Platform = { scheme: 'redshift', defaultPort: 5439, hosts: true, storage: firstOf(3) }
export const cassandra: Platform = {
  scheme: 'cassandra',
  defaultPort: 9042,
  hosts: true,
  storage: firstOf(2),
}
export const mongodb: Platform = { scheme: 'mongodb', defaultPort: 27017, hosts: true, storage: firstOf(2) }
export const clickhouse: Platform = {
  scheme: 'clickhouse',
  defaultPort: 8123,
  hosts: true,
  storage: firstOf(2),
}
export const trino: Platform = { scheme: 'trino', defaultPort: 8080, hosts: true, storage: firstOf(3) }
export const teradata: Platform = { scheme: 'teradata', hosts: true, storage: firstOf(2) }
