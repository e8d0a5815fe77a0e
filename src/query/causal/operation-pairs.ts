/**
 * Which of its sources the targets of an operation are derived from, by its stored reads, writes and Mappings. It decides for
 * one operation what the merge decides for its aggregate (domain/merge/pairs.ts).
 */
import type { MappingBody } from '../../domain/aggregate.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import type { Basis } from '../../domain/lineage-graph.ts'
import { WITHOUT_DATA } from '../../domain/merge/pairs.ts'

/** Datasets here are members of identity groups, as the operation named them. */
export interface Touched {
  /** `implied`: only a statement names the dataset. */
  readonly reads: readonly { readonly dataset: Id; readonly implied: boolean }[]
  readonly writes: readonly {
    readonly dataset: Id
    readonly implied: boolean
    readonly noTarget: boolean
    readonly types: readonly string[]
  }[]
  readonly mappings: readonly MappingBody[]
  /** There were too many pairs, and ingestion stored none. */
  readonly omitted: boolean
  /** Whether dataset `now` once had the name of dataset `before`. */
  readonly isRenamed: (now: Id, before: Id) => boolean
}

export interface Pair {
  readonly source: Id
  readonly target: Id
  readonly basis: Basis
}

export function operationPairs(touched: Touched): readonly Pair[] {
  if (touched.omitted) return []
  const whole = touched.mappings.filter((body) => body.kind === 'lineage' && body.target === undefined)
  const out: Pair[] = []
  for (const write of touched.writes) {
    const { dataset: target } = write
    const own = touched.mappings.filter(
      (body) => body.target !== undefined && idOfName(body.target) === target,
    )
    const lineage = own.filter((body) => body.kind === 'lineage')
    const bodies = lineage.length > 0 ? lineage : whole
    const stated = new Set<Id>(bodies.length > 0 ? sourcesOf(bodies, target) : sourcesOf(own, target))
    if (write.types.includes('rename'))
      for (const { dataset } of touched.reads)
        if (dataset !== target && touched.isRenamed(target, dataset)) stated.add(dataset)
    for (const source of stated) out.push({ source, target, basis: 'stated' })
    const withoutData = write.types.length > 0 && write.types.every((type) => WITHOUT_DATA.has(type))
    if (bodies.length > 0 || withoutData || write.implied || write.noTarget) continue
    for (const { dataset: source, implied } of touched.reads)
      if (!implied && !stated.has(source)) out.push({ source, target, basis: 'inferred' })
  }
  return out
}

/** The sources that the Mappings state for a target. */
function sourcesOf(bodies: readonly MappingBody[], target: Id): readonly Id[] {
  return bodies.flatMap((body) =>
    body.kind === 'columnLineage'
      ? [...body.sources, ...body.links.map((link) => link.from)].map(idOfName)
      : body.links.filter((link) => idOfName(link.to) === target).map((link) => idOfName(link.from)),
  )
}

const idOfName = ({ namespace, name }: { readonly namespace: string; readonly name: string }): Id =>
  datasetId(namespace, name)
