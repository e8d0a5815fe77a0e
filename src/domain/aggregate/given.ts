import type { Aggregate } from '../aggregate.ts'
import type { Json } from '../../lib/json.ts'
import type { Instant } from '../time.ts'
import type { RunStatus } from './state.ts'

/**
 * What may be stated outright of a run or of an operation, without an event of its own: the fields of `Aggregate.given`.
 * All but status and times hold against what the producer rules make of the events.
 */
export interface Given {
  readonly status: RunStatus
  readonly startedAt: Instant
  readonly endedAt: Instant
  /** That it is an operation of the Run that its parent names, not a Run of its own. */
  readonly part: 'operation'
  readonly name: string
  readonly description: string
  readonly type: 'batch' | 'streaming'
  readonly position: number
  readonly group: string
  readonly attempt: number
  readonly logUrl: string
  readonly endedReason: string
  readonly nominalStart: Instant
  readonly nominalEnd: Instant
  readonly user: string
  readonly runner: GivenRunner
}

/** `location` is a Location's key. */
export type GivenRunner = {
  readonly type: string
  readonly version?: string
  readonly location?: { readonly type: string; readonly name: string }
}

/** The value of a field; undefined where it is not given, or withdrawn. */
export function givenOf<K extends keyof Given>(
  { given }: Pick<Aggregate, 'given'>,
  field: K,
): Given[K] | undefined {
  const value: Json | undefined = given?.[field]?.value
  return (value ?? undefined) as Given[K] | undefined
}
