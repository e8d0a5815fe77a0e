import type { Aggregate } from '../aggregate.ts'
import type { Json } from '../../lib/json.ts'
import type { Instant } from '../time.ts'
import type { RunStatus } from './state.ts'

/**
 * The fields that an entity may declare about a run or operation, without an event of that run: the fields of
 * `Aggregate.given`. Except for status and times, they override what the producer rules read from the
 * events.
 */
export interface DeclaredFields {
  readonly status: RunStatus
  readonly startedAt: Instant
  readonly endedAt: Instant
  /** Marks an operation of the Run that its parent reference names, as opposed to a Run of its own. */
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
  readonly runner: DeclaredRunner
}

/** `location` is the key of a Location. */
export type DeclaredRunner = {
  readonly type: string
  readonly version?: string
  readonly location?: { readonly type: string; readonly name: string }
}

/** The value of a declared field; undefined if it was never declared, or was withdrawn. */
export function declaredField<K extends keyof DeclaredFields>(
  { given }: Pick<Aggregate, 'given'>,
  field: K,
): DeclaredFields[K] | undefined {
  const value: Json | undefined = given?.[field]?.value
  return (value ?? undefined) as DeclaredFields[K] | undefined
}
