import type { GraphJson } from '../../render/answer-json.ts'
import type { ShownTime } from './selection.ts'

/** Which time an answer is of; a comparison goes from its first look to its second. */
export function shownTimeOf({ window, comparedWith }: Pick<GraphJson, 'window' | 'comparedWith'>): ShownTime {
  if (comparedWith !== undefined)
    return { since: comparedWith.asOf ?? comparedWith.until, until: window?.asOf ?? window?.until }
  return { since: window?.since, until: window?.until, asOf: window?.asOf }
}

/** So many things the API counts the activity of. */
const MOST = 10_000

/** The datasets and jobs whose activity is that of what is shown; columns are parts of theirs. */
export function activeThingsOf({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): readonly string[] {
  const ids = new Set<string>()
  for (const { kind, id, dataset } of nodes)
    if (kind === 'dataset' || kind === 'job') ids.add(id)
    else if (kind === 'column' && dataset !== undefined) ids.add(dataset.id)
  // Where there are runs alone, the jobs that join them.
  if (ids.size === 0) for (const { jobs } of edges) for (const { id } of jobs) ids.add(id)
  return [...ids].slice(0, MOST)
}
