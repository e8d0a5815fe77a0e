import type { EdgeJson } from '../../render/answer-json.ts'
import { counted } from '../ui/quantity.ts'

/** The basis of an edge and its transformations: `stated, past 2 hidden nodes, direct (identity)`. */
export function edgeWords({ basis, hidden, transformations = [], change }: EdgeJson): string {
  const done = transformations.map(({ type, subtype, masking }) => {
    const how = subtype === undefined ? type : `${type} (${subtype})`
    return `${how.toLowerCase()}${masking ? ', masked' : ''}`
  })
  return [
    ...(change === undefined || change === 'kept' ? [] : [change]),
    basis.join(' and '),
    ...(hidden === undefined ? [] : [`skips ${counted(hidden, 'hidden node')}`]),
    ...new Set(done),
  ].join(', ')
}
