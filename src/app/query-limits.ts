import { DEFAULT_LIMITS, type Limits } from '../query/answer.ts'

export type { Limits }

/** The limits that no caller may exceed, unless the operator sets others. */
export const LIMIT_CEILING: Limits = { nodes: 100_000, edges: 500_000, timeMs: 60_000 }

/** The limits of one query: those of the caller, else the defaults, but never above the ceiling. */
export function limitsWithin(ceiling: Limits, asked: Partial<Limits> = {}): Limits {
  const bound = (name: keyof Limits): number => Math.min(asked[name] ?? DEFAULT_LIMITS[name], ceiling[name])
  return { nodes: bound('nodes'), edges: bound('edges'), timeMs: bound('timeMs') }
}
