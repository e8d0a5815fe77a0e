import type { Platform } from './platform.ts'

/** File systems. HDFS has no default port, because a host without a port may be the name of a nameservice. */
export const fileSystems: readonly Platform[] = [
  { scheme: 'hdfs', paths: true, rooted: true, hosts: 'ports' },
  { scheme: 'dbfs', paths: true },
  { scheme: 'file', paths: true, rooted: true, bare: 'word', oneSlash: true },
  { scheme: 'local', paths: true, rooted: true, bare: 'word' },
  { scheme: 'inmemory', bare: 'slashes' },
]
