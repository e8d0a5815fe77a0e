import type { Platform } from './platform.ts'

/** File systems. HDFS gets no default port: its authority may be the name of a nameservice. */
export const hdfs: Platform = { scheme: 'hdfs', paths: true, hosts: true }
export const dbfs: Platform = { scheme: 'dbfs', paths: true }
export const file: Platform = { scheme: 'file', paths: true, bare: true }
export const local: Platform = { scheme: 'local', paths: true, bare: true }
export const inmemory: Platform = { scheme: 'inmemory' }
