import type { Platform } from './platform.ts'
import { firstOf, firstSegment, glueDatabase, pathSegment } from './storage-rules.ts'

/** Cloud warehouses and catalogs. Their namespace has an account, a region or a project instead of hosts. */
export const warehouses: readonly Platform[] = [
  { scheme: 'snowflake', storage: firstOf(3) },
  { scheme: 'bigquery', bare: 'word', storage: firstOf(3) },
  { scheme: 'spanner', storage: firstOf(3) },
  { scheme: 'awsathena', storage: firstOf(3) },
  { scheme: 'arn', separator: ':', endsInSlash: false, storage: glueDatabase },
  { scheme: 'azurecosmos', storage: pathSegment('/dbs/') },
  { scheme: 'azurekusto', storage: firstSegment },
]
