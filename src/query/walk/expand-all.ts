import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { EdgeFact, EdgeFilter, ReadAnswer, ReadRequest, TouchFact } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Direction } from './walk-spec.ts'

const AT_ONCE = 5_000

/** Why a level is incomplete. */
export type Unfinished = 'time' | 'edges'

export interface Expansion {
  readonly level: 'dataset' | 'column'
  readonly direction: Direction
  readonly filter: EdgeFilter
}

/** All edges that leave (upstream: enter) these nodes and meet the filter, or why they are incomplete. */
export function* expandAll(
  what: Expansion,
  frontier: readonly Id[],
  session: Session,
): Generator<ReadRequest, readonly EdgeFact[] | Unfinished, ReadAnswer> {
  let out: readonly EdgeFact[] = []
  for (let i = 0; i < frontier.length; i += AT_ONCE) {
    if (session.expired()) return 'time'
    const limit = LEVEL_FACTS - out.length
    const found = yield* session.orTime(
      ask<'expand'>({
        kind: 'expand',
        level: what.level,
        direction: what.direction,
        frontier: frontier.slice(i, i + AT_ONCE),
        filter: what.filter,
        limit,
      }),
    )
    if (found === 'time') return 'time'
    if (found.cut) return 'edges'
    out = i === 0 ? found.edges : out.concat(found.edges)
  }
  return out
}

/** The jobs that touched these datasets, or what these jobs touched, in the window; or why the result is incomplete. */
export function* touchAll(
  type: 'reads' | 'writes',
  by: 'jobs' | 'datasets',
  ids: readonly Id[],
  filter: EdgeFilter,
  session: Session,
): Generator<ReadRequest, readonly TouchFact[] | Unfinished, ReadAnswer> {
  let out: readonly TouchFact[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    if (session.expired()) return 'time'
    const some = ids.slice(i, i + AT_ONCE)
    const found = yield* session.orTime(
      ask<'touch'>({
        kind: 'touch',
        type,
        by: by === 'jobs' ? { jobs: some } : { datasets: some },
        filter,
        limit: LEVEL_FACTS - out.length,
      }),
    )
    if (found === 'time') return 'time'
    if (found.cut) return 'edges'
    out = i === 0 ? found.touches : out.concat(found.touches)
  }
  return out
}
