import type { Id } from '../../../src/domain/ids.ts'
import type { NodeKind } from '../../../src/domain/lineage-graph.ts'
import type { World, WorldColumn, WorldEntity } from './world.ts'

/** A node in the reference's answer. */
export interface ReferenceNode {
  readonly id: Id
  readonly kind: NodeKind
  readonly start: boolean
  readonly member: boolean
  readonly distance: number | undefined
  readonly more: boolean
  readonly opaque: boolean
  readonly basis: ReadonlySet<string>
  readonly cycle?: number | undefined
  readonly change?: 'added' | 'removed' | 'kept'
}

/** One edge by one job with one transformation. */
export interface ReferenceEdge {
  readonly from: Id
  readonly to: Id
  readonly job: Id | undefined
  readonly firstAt: number | undefined
  readonly lastAt: number | undefined
  readonly bases: readonly string[]
  readonly transformation: string | undefined
  /** The number of skipped nodes that the edge replaces. */
  readonly hidden?: number
  readonly change?: 'added' | 'removed' | 'kept'
}

export interface ReferenceSet {
  readonly nodes: readonly ReferenceNode[]
  readonly edges: readonly ReferenceEdge[]
  readonly ordered?: readonly ReferenceNode[]
  readonly paths?: readonly (readonly Id[])[]
  /** Pairs of data nodes and the job between them, if the answer has jobs as nodes. */
  readonly pairs?: readonly { readonly from: Id; readonly to: Id; readonly job: Id | undefined }[]
}

/** A selected node: a member without a distance. */
export const asMember = ({ id, kind }: { readonly id: Id; readonly kind: NodeKind }): ReferenceNode => ({
  id,
  kind,
  start: false,
  member: true,
  distance: undefined,
  more: false,
  opaque: false,
  basis: new Set(),
})

export const members = (set: ReferenceSet): readonly ReferenceNode[] =>
  set.ordered ?? set.nodes.filter((n) => n.member)

export function entityOf(world: World, id: Id): WorldEntity | WorldColumn | undefined {
  const named = [...world.datasets, ...world.columns, ...world.jobs].find((t) => t.id === id)
  const { runs = [], operations = [], deleted } = world
  const work = [...runs, ...operations, ...(deleted?.runs ?? [])].find((w) => w.id === id)
  if (named !== undefined || work === undefined) return named
  // Runs and operations have the name of their job.
  const { namespace, name } = [...world.jobs, ...(deleted?.jobs ?? [])].find((j) => j.id === work.job)!
  return { id, namespace, name, aliases: [], firstSeen: work.firstSeen, tags: [], owners: [] }
}

export function datasetOf(world: World, column: Id): Id | undefined {
  return world.columns.find((c) => c.id === column)?.dataset
}

/** By distance (none last), namespace, name; columns after the name of their dataset. */
export function byDefault(world: World): (a: ReferenceNode, b: ReferenceNode) => number {
  const key = (n: ReferenceNode): readonly (string | number)[] => {
    const thing = entityOf(world, n.id)!
    const of = n.kind === 'column' ? entityOf(world, datasetOf(world, n.id)!)! : undefined
    return [
      n.distance ?? Infinity,
      thing.namespace,
      of?.name ?? thing.name,
      of ? thing.name : '',
      n.kind,
      n.id,
    ]
  }
  return (a, b) => {
    const x = key(a)
    const y = key(b)
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1
    return 0
  }
}
