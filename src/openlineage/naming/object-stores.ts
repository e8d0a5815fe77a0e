import type { Platform } from './platform.ts'
import { beforeAt, pathSegment, wholeAuthority } from './storage-rules.ts'

/** Buckets and containers whose objects are named by path. */
export const objectStores: readonly Platform[] = [
  { scheme: 's3', aliases: ['s3a', 's3n'], paths: true, storage: wholeAuthority },
  { scheme: 'gs', paths: true, storage: wholeAuthority },
  { scheme: 'abfss', aliases: ['abfs'], paths: true, storage: beforeAt },
  { scheme: 'wasbs', aliases: ['wasb'], paths: true, storage: beforeAt },
]

/** Document repositories. The namespace contains the enterprise, repository or site. */
export const documentStores: readonly Platform[] = ['box', 'filenet', 'mssharepoint'].map((scheme) => ({
  scheme,
  hosts: 'all',
  storage: pathSegment('/'),
}))
