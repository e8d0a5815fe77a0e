import type { ColumnLink, DatasetName, MappingBody } from '../../domain/aggregate.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { canonicalSet, linksOf, oldTransformation, readSource } from '../column-links.ts'
import type { DatasetFacet, FacetContext } from '../facet.ts'
import { nameFault } from '../name-fault.ts'
import { list, record } from '../json-parts.ts'
import type { SourceField } from '../source-field.ts'
import { fieldsWithoutLinks, collapseIndirectLinks } from '../collapse-indirect-links.ts'

/** The source columns of each column (`fields`), and the columns that affect the dataset as a whole (`dataset`). */
export const columnLineage: DatasetFacet = {
  key: 'columnLineage',
  places: ['dataset', 'output'],
  withdrawn: { use: { columnLineage: null } },
  read(facet, context) {
    if (context.dataset === undefined) return {}
    const { fields, sources, links } = readFields(record(facet, 'fields', context) ?? {}, context)
    const whole = list(facet, 'dataset', context)
      .flatMap((entry, index) => readSource(entry, `dataset[${index}]`, context) ?? [])
      .map(context.toInputSpelling)
    const all = [...sources, ...whole]
    mentionSources(all, context)
    const short = canonicalSet(collapseIndirectLinks([...links, ...wholeLinks(whole)], fields))
    const bare = fieldsWithoutLinks(short, fields)
    const body: MappingBody = {
      kind: 'columnLineage',
      target: context.dataset,
      links: short,
      sources: canonicalSet(all.map((source) => source.dataset)),
      ...(bare.length === 0 ? {} : { bare }),
    }
    const id = context.share('Mapping', canonicalJson(body as unknown as Json))
    return { columns: fields, use: { columnLineage: id } }
  },
}

/** The links of the `dataset` entries. An entry without a field is a source of the dataset, but not of a column. */
const wholeLinks = (sources: readonly SourceField[]): readonly ColumnLink[] =>
  sources.flatMap((source) => (source.column === undefined ? [] : linksOf(source, '*')))

interface FieldsRead {
  readonly fields: readonly string[]
  readonly sources: readonly SourceField[]
  readonly links: readonly ColumnLink[]
}

function readFields(entries: JsonObject, context: FacetContext): FieldsRead {
  const fields: string[] = []
  const sources: SourceField[] = []
  const links: ColumnLink[] = []
  for (const [field, entry] of Object.entries(entries)) {
    const path = `fields.${field.slice(0, 80)}`
    const fault = isJsonObject(entry) ? nameFault(field) : 'is not an object'
    if (fault !== undefined || !isJsonObject(entry)) {
      context.warn(path, `was left out: it ${fault ?? ''}`)
      continue
    }
    fields.push(field)
    const warn = {
      normalise: context.normalise,
      warn: (key: string, message: string) => context.warn(`${path}.${key}`, message),
    }
    const fallback = oldTransformation(entry, warn)
    list(entry, 'inputFields', warn).forEach((input, index) => {
      const named = readSource(input, `inputFields[${index}]`, warn, fallback)
      if (named === undefined) return
      const source = context.toInputSpelling(named)
      sources.push(source)
      links.push(...linksOf(source, field))
    })
  }
  return { fields, sources, links }
}

/** Records every source dataset and its named columns, so that their nodes exist. */
export function mentionSources(sources: readonly SourceField[], context: FacetContext): void {
  const columns = new Map<string, { readonly dataset: DatasetName; readonly columns: Set<string> }>()
  for (const { dataset, column } of sources) {
    const key = JSON.stringify([dataset.namespace, dataset.name])
    const entry = columns.get(key) ?? { dataset, columns: new Set<string>() }
    if (column !== undefined && column !== '*') entry.columns.add(column)
    columns.set(key, entry)
  }
  for (const entry of columns.values()) context.mention(entry.dataset, [...entry.columns])
}
