import type { Platform } from './platform.ts'

/** Topics of a cluster: the namespace lists one or several of its brokers. */
export const kafka: Platform = { scheme: 'kafka', defaultPort: 9092, hosts: true }
