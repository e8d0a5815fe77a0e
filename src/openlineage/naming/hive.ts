import { firstOf, type Platform } from './platform.ts'

/** Tables of a Hive metastore, as Hive and Spark name them: `database.table`. */
export const hive: Platform = { scheme: 'hive', defaultPort: 10000, hosts: true, storage: firstOf(2) }
