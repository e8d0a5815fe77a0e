import { beforeAt, wholeAuthority, type Platform } from './platform.ts'

/** Buckets and containers of objects, named by path. */
export const s3: Platform = { scheme: 's3', aliases: ['s3a', 's3n'], paths: true, storage: wholeAuthority }
export const gs: Platform = { scheme: 'gs', paths: true, storage: wholeAuthority }
export const abfss: Platform = { scheme: 'abfss', aliases: ['abfs'], paths: true, storage: beforeAt }
export const wasbs: Platform = { scheme: 'wasbs', aliases: ['wasb'], paths: true, storage: beforeAt }
