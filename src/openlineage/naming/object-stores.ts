import type { Platform } from './platform.ts'
import { beforeAt, pathSegment, wholeAuthority } from './storage-rules.ts'

/** Buckets and containers of objects, named by path. */
export const objectStores: readonly Platform[] = [
  { scheme: 's3', aliases: ['s3a', 's3n'], paths: true, storage: wholeAuthority },
  { scheme: 'gs', paths: true, storage: wholeAuthority },
  { scheme: 'abfss', aliases: ['abfs'], paths: true, storage: beforeAt },
  { scheme: 'wasbs', aliases: ['wasb'], paths: true, storage: beforeAt },
]

/** Repositories of documents: the enterprise, repository or site is in the namespace. */
export const documentStores: readonly Platform[] = ['box', 'filenet', 'mssharepoint'].map((scheme) => ({
  scheme,
  hosts: 'all',
  storage: pathSegment('/'),
}))
