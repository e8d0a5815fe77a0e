import type { ColumnLink } from '../domain/aggregate.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { compareText } from '../lib/compare.ts'
import { isJsonObject, type Json, type JsonObject } from '../lib/json.ts'
import { readDatasetName } from './dataset-name.ts'
import type { FacetContext } from './facet.ts'
import { nameFault } from './name-fault.ts'
import { list, own, text } from './json-parts.ts'
import type { SourceField, Transformation } from './source-field.ts'

const DIRECT_UNMASKED: Transformation = { transformation: 'DIRECT', masking: false }

type Warn = Pick<FacetContext, 'warn'>

/**
 * Reads one entry of `inputFields`, `dataset` or `inputs`: namespace, name, field, transformations. An entry without
 * transformations gets `fallback` (the old transformationType of the target field). The default is direct and unmasked.
 */
export function readSource(
  entry: Json,
  path: string,
  context: Pick<FacetContext, 'warn' | 'normalise'>,
  fallback: Transformation = DIRECT_UNMASKED,
): SourceField | undefined {
  const named = readDatasetName(entry, context.normalise, (message) => context.warn(path, message))
  if (named === undefined || !isJsonObject(entry)) return undefined
  const field = own(entry, 'field')
  const warn = { warn: (key: string, message: string) => context.warn(`${path}.${key}`, message) }
  const transformations = list(entry, 'transformations', warn).flatMap(
    (item, index) => readTransformation(item, `transformations[${index}]`, warn) ?? [],
  )
  const source = {
    dataset: named.name,
    transformations:
      transformations.length === 0 ? [oldTransformation(entry, warn) ?? fallback] : transformations,
  }
  if (field === undefined) return source
  const fault = nameFault(field)
  if (fault === undefined) return { ...source, column: field as string }
  context.warn(path, `was left out: its field ${fault}`)
  return undefined
}

function readTransformation(item: Json, path: string, context: Warn): Transformation | undefined {
  if (!isJsonObject(item)) {
    context.warn(path, 'is not an object and was left out')
    return undefined
  }
  const warn = { warn: (key: string, message: string) => context.warn(`${path}.${key}`, message) }
  const type = text(item, 'type', warn, 64)?.toUpperCase() ?? 'DIRECT'
  if (type !== 'DIRECT' && type !== 'INDIRECT')
    warn.warn('type', 'is neither DIRECT nor INDIRECT; it was read as DIRECT')
  const subtype = text(item, 'subtype', warn, 256)
  const description = text(item, 'description', warn, 4096)
  return {
    transformation: type === 'INDIRECT' ? 'INDIRECT' : 'DIRECT',
    ...(subtype === undefined ? {} : { subtype: subtype.toUpperCase() }),
    masking: own(item, 'masking') === true,
    ...(description === undefined ? {} : { description }),
  }
}

/** Reads transformationType (IDENTITY or MASKED) and transformationDescription, which older producers send. */
export function oldTransformation(entry: JsonObject, context: Warn): Transformation | undefined {
  const type = text(entry, 'transformationType', context, 256)?.toUpperCase()
  const description = text(entry, 'transformationDescription', context, 4096)
  if (type === undefined && description === undefined) return undefined
  return {
    transformation: 'DIRECT',
    ...(type === undefined ? {} : { subtype: type }),
    masking: type !== undefined && /^MASK/.test(type),
    ...(description === undefined ? {} : { description }),
  }
}

/** The links from a source to a target column, one per transformation. A source without a column is the whole dataset (`*`). */
export function linksOf(source: SourceField, to: string): readonly ColumnLink[] {
  const from = { ...source.dataset, column: source.column ?? '*' }
  return source.transformations.map((transformation) => ({ from, to, ...transformation }))
}

/** The distinct items, sorted by their canonical JSON, so that equal statements become equal texts and share one id. */
export function canonicalSet<T>(items: readonly T[]): readonly T[] {
  const byText = new Map(items.map((item) => [canonicalJson(item as Json), item]))
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item)
}
