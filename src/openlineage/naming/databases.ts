import type { Platform } from './platform.ts'
import { databaseParameter, firstOf, type StorageRule } from './storage-rules.ts'

/** Servers at host:port whose table names are dotted. */
const server = (scheme: string, storage: StorageRule, details: Partial<Platform> = {}): Platform => ({
  scheme,
  hosts: 'all',
  storage,
  ...details,
})

export const databases: readonly Platform[] = [
  server('postgres', firstOf(3), { aliases: ['postgresql'], defaultPort: 5432 }),
  server('mysql', firstOf(2), { defaultPort: 3306 }),
  server('mssql', databaseParameter, { aliases: ['sqlserver'], defaultPort: 1433 }),
  server('oracle', firstOf(3), { defaultPort: 1521 }),
  server('redshift', firstOf(3), { defaultPort: 5439 }),
  server('cassandra', firstOf(2), { defaultPort: 9042 }),
  server('mongodb', firstOf(2), { defaultPort: 27017 }),
  server('clickhouse', firstOf(2), { defaultPort: 8123 }),
  server('trino', firstOf(3), { defaultPort: 8080 }),
  server('hive', firstOf(2), { defaultPort: 10000 }),
  server('teradata', firstOf(2)),
  server('db2', firstOf(3)),
  server('crate', firstOf(3)),
  server('oceanbase', firstOf(2)),
  server('milvus', firstOf(2)),
  server('fabric-warehouse', firstOf(3)),
  server('unitycatalog', firstOf(3)),
]
