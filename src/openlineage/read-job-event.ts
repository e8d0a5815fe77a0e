import type { JobFacts } from '../domain/aggregate.ts'
import { isLineageEntry } from '../domain/aggregate/stated-lineage.ts'
import { isLabelField } from '../domain/label-fields.ts'
import { stampOf } from '../domain/stamp.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { createDeclaration } from './create-declaration.ts'
import type { Normalise } from './naming/normalise.ts'
import { draftEvent } from './event-draft.ts'
import { jobIdentity } from './event-schema.ts'
import { createInputSpelling } from './input-spelling.ts'
import { readActivityFacets, stamped } from './read-activity-facets.ts'
import { readUses } from './read-datasets.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { readProducer } from './read-producer.ts'
import { refusalOf, type Refusal } from './refusal.ts'
import { producerWithoutVersion } from './producer-without-version.ts'
import { typeOfJob } from './type-of-job.ts'

/**
 * Reads a JobEvent: facts of the job and, if it has inputs, outputs or a lineage facet (also an empty or deleted one), a
 * declaration. Empty lists declare nothing, because clients send them with every event.
 */
export function readJobEvent(event: JsonObject, normalise: Normalise): Result<ParsedEvent, Refusal> {
  const identity = jobIdentity.safeParse(event)
  if (!identity.success) return err(refusalOf(event, identity.error))
  const { eventTime, job } = identity.data
  const stamp = stampOf(eventTime, 'OTHER')
  const draft = draftEvent(
    stamp,
    producerWithoutVersion(event.producer),
    normalise,
    createInputSpelling(event, normalise),
  )
  const producer = readProducer(event, draft)
  const facets = readActivityFacets(event, 'job', job, draft)
  const inputs = readUses(event, 'inputs', 'declared', job, stamp, draft)
  const outputs = readUses(event, 'outputs', 'declared', job, stamp, draft)
  const declares =
    Object.keys(inputs).length > 0 ||
    Object.keys(outputs).length > 0 ||
    Object.keys(facets).some(isLineageEntry)
  const facts: JobFacts = { kind: 'job', ...job, stamp, fields: fieldsOf(facets, producer) }
  const { datasets, jobs, content, warnings, droppedFacets } = draft.finish()
  const declaration = declares
    ? createDeclaration(job, {
        subjectKind: 'job',
        at: eventTime,
        job,
        producer: producer ?? '',
        jobFacets: stamped(facets, stamp),
        inputs,
        outputs,
      })
    : undefined
  return ok({
    kind: 'job',
    observation: {
      eventTime,
      ...(declaration === undefined ? {} : { declaration }),
      datasets,
      jobs: [facts, ...jobs],
      content,
    },
    warnings,
    droppedFacets,
  })
}

/** The fields of the job itself, from the facets of a JobEvent. */
function fieldsOf(
  facets: { readonly [entry: string]: Json },
  producer: string | undefined,
): { readonly [field: string]: Json } {
  const type = typeOfJob(facets.jobType)
  return {
    ...Object.fromEntries(
      Object.entries(facets).filter(([key]) => key.startsWith('facets.') || isLabelField(key)),
    ),
    ...(type === undefined ? (facets.jobType === null ? { type: null } : {}) : { type }),
    ...(facets.documentation === undefined ? {} : { description: facets.documentation }),
    ...(facets.sql === undefined ? {} : { sqlId: facets.sql }),
    ...(producer === undefined ? {} : { producer }),
  }
}
