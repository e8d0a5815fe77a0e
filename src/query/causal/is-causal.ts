import type { FoundKind } from '../graph/found.ts'
import type { WalkLevel } from '../plan.ts'

/** Whether a walk goes from operation to operation: because of the level that it shows, or of its starts. */
export const isCausal = (at: WalkLevel, starts: ReadonlySet<FoundKind>): boolean =>
  isExecution(at) || starts.has('run') || starts.has('operation')

export const isExecution = (kind: FoundKind): boolean => kind === 'run' || kind === 'operation'
