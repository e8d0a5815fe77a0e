import { datasetId } from '../domain/ids.ts'
import { stampOf } from '../domain/stamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { nameDataset } from './dataset-name.ts'
import type { Normalise } from './naming/normalise.ts'
import { createDeclaration } from './create-declaration.ts'
import { draftEvent } from './event-draft.ts'
import { datasetIdentity } from './event-schema.ts'
import { nameFault } from './name-fault.ts'
import { readDataset } from './read-datasets.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { readProducer } from './read-producer.ts'
import { refusalOf, type Refusal } from './refusal.ts'
import { producerWithoutVersion } from './producer-without-version.ts'

/**
 * Reads a DatasetEvent: facts of the dataset and, if it has a lineage or columnLineage facet, a declaration. An empty or deleted
 * facet is a declaration too: it ends the earlier one.
 */
export function readDatasetEvent(event: JsonObject, normalise: Normalise): Result<ParsedEvent, Refusal> {
  const identity = datasetIdentity.safeParse(event)
  if (!identity.success) return err(refusalOf(event, identity.error))
  const { eventTime, dataset } = identity.data
  const named = nameDataset(dataset, normalise)
  const { name } = named
  const fault = nameFault(name.namespace)
  if (fault !== undefined)
    return err({
      reason: `dataset.namespace ${fault}, the default ports of its hosts included`,
      path: 'dataset.namespace',
    })
  const stamp = stampOf(eventTime, 'OTHER')
  const draft = draftEvent(stamp, producerWithoutVersion(event.producer), normalise)
  const producer = readProducer(event, draft)
  const entry = event.dataset as JsonObject
  const use = readDataset(entry, named, { role: 'declared', path: 'dataset' }, stamp, draft)
  const { datasets, content, warnings, droppedFacets } = draft.finish()
  const declaration = declaresLineage(entry.facets)
    ? createDeclaration(name, {
        subjectKind: 'dataset',
        at: eventTime,
        producer: producer ?? '',
        jobFacets: {},
        inputs: {},
        outputs: { [datasetId(name.namespace, name.name)]: use },
      })
    : undefined
  return ok({
    kind: 'dataset',
    observation: {
      eventTime,
      ...(declaration === undefined ? {} : { declaration }),
      datasets,
      jobs: [],
      content,
    },
    warnings,
    droppedFacets,
  })
}

const declaresLineage = (facets: Json | undefined): boolean =>
  isJsonObject(facets) && (isJsonObject(facets.lineage) || isJsonObject(facets.columnLineage))
