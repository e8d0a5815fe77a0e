import type { DependencyEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { readRawName } from '../dataset-name.ts'
import type { ActivityFacet, FacetContext } from '../facet.ts'
import { storedJson } from '../stored-json.ts'
import { labelEntries } from '../label-entries.ts'
import { own, text } from '../json-parts.ts'

/**
 * Which jobs a run's job waits for, and which wait for it: control flow between Jobs, and nothing of data. The runs that it
 * names stay in the facet, which is kept whole besides.
 */
export const jobDependencies: ActivityFacet = {
  key: 'jobDependencies',
  places: ['run', 'job'],
  entries: ['dependencies', 'facets.jobDependencies'],
  read(facet, context) {
    const kept = storedJson(facet)
    if ('fault' in kept) context.drop('', kept.fault)
    const trigger = text(facet, 'trigger_rule', context, 256) ?? ''
    const sets = (['upstream', 'downstream'] as const).flatMap((side) => {
      const set = labelEntries(facet, side, context, (entry, index) =>
        readDependency(entry, `${side}[${index}]`, side, side === 'upstream' ? trigger : '', context),
      )
      return Array.isArray(set) ? [set as readonly Json[]] : []
    })
    return {
      ...(sets.length === 0 ? {} : { dependencies: sets.flat() }),
      ...('value' in kept ? { 'facets.jobDependencies': kept.value } : {}),
    }
  },
}

/** The dependency, or what is wrong with the entry as the end of a sentence. */
function readDependency(
  entry: Json,
  path: string,
  side: DependencyEntry[0],
  trigger: string,
  context: FacetContext,
): DependencyEntry | string {
  if (!isJsonObject(entry)) return 'is not an object and was left out'
  let fault = ''
  const job = readRawName(own(entry, 'job'), (message) => (fault = message))
  if (job === undefined)
    return `was left out: its job${fault.replace(/^was left out: its /, "'s ").replace(/^is not an object.*/, ' is not an object')}`
  const warn = { warn: (key: string, message: string) => context.warn(`${path}.${key}`, message) }
  const told = (key: string): string => text(entry, key, warn, 256) ?? ''
  const { namespace, name } = context.mentionJob(job)
  return [
    side,
    namespace,
    name,
    told('dependency_type'),
    told('sequence_trigger_rule'),
    told('status_trigger_rule'),
    trigger,
  ]
}
