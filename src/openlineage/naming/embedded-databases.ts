import type { Platform } from './platform.ts'
import { firstOf } from './storage-rules.ts'

/** Databases in a file: the namespace carries its path, the name may begin with the attached catalog. */
export const embeddedDatabases: readonly Platform[] = [
  { scheme: 'duckdb', storage: firstOf(3) },
  { scheme: 'sqlite' },
]
