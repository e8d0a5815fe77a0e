import type { NameJson, NodeJson } from './answer-json.ts'
import type { ColumnLink, Output } from './lineage-by-job.ts'

/** The `_producer` of all facets. */
export const PRODUCER = 'urn:tributary:answer'

/** Adds the members that the specification requires in every facet. */
const facet = (version: string, file: string, name: string, value: object): object => ({
  _producer: PRODUCER,
  _schemaURL: `https://openlineage.io/spec/facets/${version}/${file}.json#/$defs/${name}`,
  ...value,
})

const asDataset = ({ namespace, name }: NameJson): object => ({ namespace, name, type: 'DATASET' })

/** The facet `lineage` of a job (LineageFacet 1-0-0): the sources of each output. */
export function jobLineage(outputs: readonly Output[]): { readonly lineage?: object } {
  const entries = outputs
    .filter(({ sources }) => sources.length > 0)
    .map(({ dataset, sources }) => ({
      ...asDataset(dataset),
      inputs: sources.map(asDataset),
    }))
  return entries.length === 0
    ? {}
    : { lineage: facet('1-0-0', 'LineageFacet', 'LineageJobFacet', { entries }) }
}

/** The facet `lineage` of a dataset (LineageFacet 1-0-0), for datasets that no job made. */
export const datasetLineage = ({ sources }: Output): { readonly lineage?: object } =>
  sources.length === 0
    ? {}
    : {
        lineage: facet('1-0-0', 'LineageFacet', 'LineageDatasetFacet', { inputs: sources.map(asDataset) }),
      }

/** The facet `columnLineage` (1-2-0): sources by target column; those of every column (`*`) are in its `dataset`. */
export function columnLineage({ columns }: Output): { readonly columnLineage?: object } {
  if (columns.length === 0) return {}
  const whole = columns.filter(({ to }) => to === '*').map(inputField)
  const fields = Map.groupBy(
    columns.filter(({ to }) => to !== '*'),
    ({ to }) => to,
  )
  return {
    columnLineage: facet('1-2-0', 'ColumnLineageDatasetFacet', 'ColumnLineageDatasetFacet', {
      fields: Object.fromEntries(
        [...fields].map(([to, links]) => [to, { inputFields: links.map(inputField) }]),
      ),
      ...(whole.length === 0 ? {} : { dataset: whole }),
    }),
  }
}

const inputField = ({ from, column, transformations }: ColumnLink): object => ({
  namespace: from.namespace,
  name: from.name,
  field: column,
  ...(transformations.length === 0 ? {} : { transformations }),
})

/** The facet `documentation`, if the answer has a description. */
export const documentation = (
  of: 'Dataset' | 'Job',
  node: NodeJson | undefined,
): { readonly documentation?: object } =>
  node?.description === undefined
    ? {}
    : {
        documentation: facet('1-1-0', `Documentation${of}Facet`, `Documentation${of}Facet`, {
          description: node.description,
        }),
      }
