import { firstOf, type Platform } from './platform.ts'

/** Cloud warehouses: an account or a region instead of hosts. */
export const snowflake: Platform = { scheme: 'snowflake', storage: firstOf(3) }
export const bigquery: Platform = { scheme: 'bigquery', bare: true, storage: firstOf(3) }
export const athena: Platform = { scheme: 'awsathena', storage: firstOf(3) }
