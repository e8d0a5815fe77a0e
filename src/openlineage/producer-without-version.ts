import { isName } from './name-fault.ts'
import type { Json } from '../lib/json.ts'

/** A segment of a path that is a version, such as `1.53.0` in `…/OpenLineage/tree/1.53.0/integration/spark`. */
const VERSION = /(?<!\/)\/v?\d+\.\d[\w.+-]*(?=\/|$)/g

/**
 * Whose sets of tags and owners an event carries: its producer, without the version that producers put into their URL,
 * since what it said before an upgrade is replaced by what it says after. The empty text where no producer is told.
 */
export function producerWithoutVersion(producer: Json | undefined): string {
  return isName(producer) ? producer.replace(VERSION, '') : ''
}
