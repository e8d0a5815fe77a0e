import type { GraphJson } from '../../render/answer-json.ts'
import type { ShownTime } from './selection.ts'

/** The time of an answer. A comparison ranges from its first time to its second. */
export function shownTimeOf({ window, comparedWith }: Pick<GraphJson, 'window' | 'comparedWith'>): ShownTime {
  if (comparedWith !== undefined)
    return { since: comparedWith.asOf ?? comparedWith.until, until: window?.asOf ?? window?.until }
  return { since: window?.since, until: window?.until, asOf: window?.asOf }
}

/** The API counts the activity of at most this many entities. */
const MOST = 10_000

/** The datasets and jobs whose activity the axis shows. Columns count as their datasets. */
export function activeThingsOf({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): readonly string[] {
  const ids = new Set<string>()
  for (const { kind, id, dataset } of nodes)
    if (kind === 'dataset' || kind === 'job') ids.add(id)
    else if (kind === 'column' && dataset !== undefined) ids.add(dataset.id)
  // For an answer of runs only, the jobs on its edges.
  if (ids.size === 0) for (const { jobs } of edges) for (const { id } of jobs) ids.add(id)
  return [...ids].slice(0, MOST)
}
