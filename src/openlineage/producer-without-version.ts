import { isName } from './name-fault.ts'
import type { Json } from '../lib/json.ts'

/** A path segment that is a version, such as `1.53.0` in `…/OpenLineage/tree/1.53.0/integration/spark`. */
const VERSION = /(?<!\/)\/v?\d+\.\d[\w.+-]*(?=\/|$)/g

/**
 * The source of an event: its producer, without the version that producers put into their URL. A set of tags, owners or
 * dependencies belongs to its source, so a set from after an upgrade replaces one from before. Empty if there is no producer.
 */
export function producerWithoutVersion(producer: Json | undefined): string {
  return isName(producer) ? producer.replace(VERSION, '') : ''
}
