import type { EdgeJson } from './answer-json.ts'
import { printableName } from './printable.ts'

/** Job names of an edge, at most `max`, and the number of others; empty if no job made it. */
export function jobNames(edge: EdgeJson, max: number): string {
  const names = edge.jobs.map(({ name }) => printableName(name))
  const rest = names.length - max
  return rest > 0 ? `${names.slice(0, max).join(', ')} +${rest}` : names.join(', ')
}

/** Short remarks on an edge: its basis, its effect on a column, and what it skips. */
export function edgeRemarks(edge: EdgeJson): readonly string[] {
  const transformations = edge.transformations ?? []
  return [
    ...(edge.basis.includes('stated') || edge.basis.length === 0 ? [] : ['inferred']),
    ...(transformations.length > 0 && transformations.every(({ type }) => type === 'INDIRECT')
      ? ['indirect']
      : []),
    ...(transformations.length > 0 && transformations.every(({ masking }) => masking) ? ['masked'] : []),
    ...(edge.hidden === undefined ? [] : [`${edge.hidden} hidden`]),
    ...(edge.change === undefined || edge.change === 'kept' ? [] : [edge.change]),
  ]
}

/** Whether a job of the edge is one of its ends: at job level its name would be repeated. */
const showsItsJob = ({ jobs, from, to }: EdgeJson): boolean => jobs.some(({ id }) => id === from || id === to)

/** The label of an edge in a drawing: at most two jobs, then the remarks; may be empty. */
export function edgeLabel(edge: EdgeJson): string {
  const [names, remarks] = [showsItsJob(edge) ? '' : jobNames(edge, 2), edgeRemarks(edge)]
  const parts = [names, remarks.length === 0 ? '' : `(${remarks.join(', ')})`]
  return parts.filter((part) => part !== '').join(' ')
}
