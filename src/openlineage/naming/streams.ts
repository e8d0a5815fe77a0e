import type { Platform } from './platform.ts'
import { pubSubProject } from './storage-rules.ts'

/** Topics of Kafka, whose namespace lists one or more brokers, and of Google Pub/Sub. */
export const streams: readonly Platform[] = [
  { scheme: 'kafka', defaultPort: 9092, hosts: 'all' },
  { scheme: 'pubsub', bare: 'word', storage: pubSubProject },
]
