import type { Platform } from './platform.ts'
import { pubSubProject } from './storage-rules.ts'

/** Topics: of a Kafka cluster, whose namespace lists one or several of its brokers, or of Google Pub/Sub. */
export const streams: readonly Platform[] = [
  { scheme: 'kafka', defaultPort: 9092, hosts: 'all' },
  { scheme: 'pubsub', bare: 'word', storage: pubSubProject },
]
