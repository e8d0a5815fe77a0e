import type { JsonObject } from '../../src/lib/json.ts'

/** Events of a client, and the expected lineage, whatever the order of events. */
export interface Quirk {
  readonly name: string
  readonly events: readonly JsonObject[]
  /** `source → target`, by the last parts of their names; every edge between datasets. */
  readonly edges: readonly string[]
  /** `job: status`, with `by user`; every run with a status. */
  readonly runs?: readonly string[]
  /** `name: status`, with the reason of its end in brackets; every operation. */
  readonly operations?: readonly string[]
  /** Every job. */
  readonly jobs?: readonly string[]
  /** `source.column → target.column`; every edge between columns. */
  readonly columns?: readonly string[]
  /** `operation: READ or WROTE dataset (types)`; every interaction. */
  readonly uses?: readonly string[]
}

/**
 * Placeholder for the word of a quirk in every namespace or file path, so that one store can contain all quirks; `RUN` is the
 * placeholder in runIds.
 */
export const OWN = '{quirk}'
const RUN = '{run}'

export const id = (n: number): string => `019a4f2c-${RUN}-7a3c-9b1d-${n.toString(16).padStart(12, '0')}`

/** The quirk's events with its number in place of the placeholders. */
export const eventsOf = ({ events }: Quirk, n: number): readonly JsonObject[] =>
  JSON.parse(
    JSON.stringify(events).replaceAll(OWN, wordOf(n)).replaceAll(RUN, runPartOf(n)),
  ) as readonly JsonObject[]

export const wordOf = (n: number): string => `quirk${n}x`
export const runPartOf = (n: number): string => n.toString(16).padStart(4, '0')

/** The time this many seconds after midnight, as text. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 24) + seconds * 1000).toISOString()
