import type { FoundKind } from '../graph/found.ts'
import type { WalkLevel } from '../plan.ts'

/** Whether a walk goes operation by operation: what it shows is as fine as that, or what it starts from is. */
export const isCausal = (at: WalkLevel, starts: ReadonlySet<FoundKind>): boolean =>
  isExecution(at) || starts.has('run') || starts.has('operation')

export const isExecution = (kind: FoundKind): boolean => kind === 'run' || kind === 'operation'
