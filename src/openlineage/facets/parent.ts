import type { Json, JsonObject } from '../../lib/json.ts'
import { readRawName } from '../dataset-name.ts'
import type { ActivityFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { own, record } from '../json-parts.ts'
import { readRunId } from '../run-id.ts'

/** The run that started this one, and the root of the chain of parents. */
export const parent: ActivityFacet = {
  key: 'parent',
  places: ['run'],
  entries: ['parent'],
  read(facet, context) {
    const reference = readReference(facet, '', context)
    if (reference === undefined) return {}
    const root = record(facet, 'root', context)
    const rootReference = root && readReference(root, 'root.', context)
    return { parent: { ...reference, ...(rootReference === undefined ? {} : { root: rootReference }) } }
  },
}

function readReference(facet: JsonObject, path: string, context: FacetContext): JsonObject | undefined {
  const job = readRawName(own(facet, 'job'), (message) => context.warn(`${path}job`, message))
  const run = record(facet, 'run', { warn: (key, message) => context.warn(path + key, message) })
  const runId: Json | undefined = run && own(run, 'runId')
  const fault = nameFault(runId)
  if (fault !== undefined) context.warn(`${path}run.runId`, `${fault}: the facet was left out`)
  if (job === undefined || fault !== undefined) return undefined
  return { ...readRunId(runId as string, job.namespace), job: { ...job } }
}
