import { z } from 'zod'

/**
 * The OpenLineage specification of the events in answers, transcribed: JobEvent and DatasetEvent of OpenLineage.json 2-0-2,
 * LineageFacet 1-0-0, ColumnLineageDatasetFacet 1-2-0, Documentation…Facet 1-1-0. The specification allows additional members;
 * here they are rejected, so that misspelt ones are found.
 */
const uri = z.url()
const facet = <T extends z.ZodRawShape>(schema: string, shape: T) =>
  z.strictObject({
    _producer: uri,
    _schemaURL: z.literal(`https://openlineage.io/spec/facets/${schema}`),
    ...shape,
  })

const name = { namespace: z.string(), name: z.string() }
const transformation = z.strictObject({
  type: z.enum(['DIRECT', 'INDIRECT']),
  subtype: z.string().optional(),
  description: z.string().optional(),
  masking: z.boolean().optional(),
})

const input = z.strictObject({ ...name, type: z.literal('DATASET') })
const entry = z.strictObject({ ...name, type: z.literal('DATASET'), inputs: z.array(input) })
const inputField = z.strictObject({
  ...name,
  field: z.string(),
  transformations: z.array(transformation).optional(),
})

const documentation = (of: 'Dataset' | 'Job') =>
  facet(`1-1-0/Documentation${of}Facet.json#/$defs/Documentation${of}Facet`, { description: z.string() })

const dataset = z.strictObject({
  ...name,
  facets: z
    .strictObject({
      documentation: documentation('Dataset').optional(),
      lineage: facet('1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet', {
        inputs: z.array(input),
      }).optional(),
      columnLineage: facet('1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet', {
        fields: z.record(z.string(), z.strictObject({ inputFields: z.array(inputField) })),
        dataset: z.array(inputField).optional(),
      }).optional(),
    })
    .optional(),
})

const job = z.strictObject({
  ...name,
  facets: z
    .strictObject({
      documentation: documentation('Job').optional(),
      lineage: facet('1-0-0/LineageFacet.json#/$defs/LineageJobFacet', {
        entries: z.array(entry),
      }).optional(),
    })
    .optional(),
})

const event = <T extends z.ZodRawShape>(kind: string, shape: T) =>
  z.strictObject({
    eventTime: z.iso.datetime(),
    producer: uri,
    schemaURL: z.literal(`https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/${kind}`),
    ...shape,
  })

export const specEvent = z.union([
  event('JobEvent', { job, inputs: z.array(dataset), outputs: z.array(dataset) }),
  event('DatasetEvent', { dataset }),
])
