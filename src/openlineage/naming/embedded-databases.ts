import { firstOf, type Platform } from './platform.ts'

/** Databases in a file: the namespace carries its path, the name may begin with the attached catalog. */
export const duckdb: Platform = { scheme: 'duckdb', storage: firstOf(3) }
export const sqlite: Platform = { scheme: 'sqlite' }
