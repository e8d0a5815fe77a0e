import type { Platform } from './platform.ts'
import { firstOf } from './storage-rules.ts'

/** Databases in a file. The namespace contains its path; the name may start with an attached catalog. */
export const embeddedDatabases: readonly Platform[] = [
  { scheme: 'duckdb', storage: firstOf(3) },
  { scheme: 'sqlite' },
]
