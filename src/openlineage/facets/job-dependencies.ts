import type { DependencyEntry } from '../../domain/label-fields.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { readRawName } from '../dataset-name.ts'
import type { ActivityFacet, FacetContext } from '../facet.ts'
import { storedJson } from '../stored-json.ts'
import { labelEntries } from '../label-entries.ts'
import { own, text } from '../json-parts.ts'

/**
 * The jobs that a run's job waits for, and the jobs that wait for it: control flow between Jobs, not data flow. The facet is also
 * stored, with the runs that it names.
 */
export const jobDependencies: ActivityFacet = {
  key: 'jobDependencies',
  places: ['run', 'job'],
  entries: ['dependencies', 'facets.jobDependencies'],
  read(facet, context) {
    const stored = storedJson(facet)
    if ('fault' in stored) context.drop('', stored.fault)
    const trigger = text(facet, 'trigger_rule', context, 256) ?? ''
    const sets = (['upstream', 'downstream'] as const).flatMap((side) => {
      const set = labelEntries(facet, side, context, (entry, index) =>
        readDependency(entry, `${side}[${index}]`, side, side === 'upstream' ? trigger : '', context),
      )
      return Array.isArray(set) ? [set as readonly Json[]] : []
    })
    return {
      ...(sets.length === 0 ? {} : { dependencies: sets.flat() }),
      ...('value' in stored ? { 'facets.jobDependencies': stored.value } : {}),
    }
  },
}

/** The dependency, or the fault of the entry as the end of a sentence. */
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
  const textOf = (key: string): string => text(entry, key, warn, 256) ?? ''
  const { namespace, name } = context.mentionJob(job)
  return [
    side,
    namespace,
    name,
    textOf('dependency_type'),
    textOf('sequence_trigger_rule'),
    textOf('status_trigger_rule'),
    trigger,
  ]
}
