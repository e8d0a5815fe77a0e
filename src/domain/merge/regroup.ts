import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { aliasId, typedEdge } from './edge-ids.ts'
import { groupsOf, MAX_GROUP, type Groups, type Statement } from './groups.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { kindsInForce } from './symlink-row.ts'
import { isVetoed } from './veto-row.ts'
import type { WorkingSet } from './working-set.ts'

/** A dataset whose canonical member changed. */
export interface Move {
  readonly member: Id
  readonly from: Id
  readonly to: Id
}

/**
 * Updates ALIAS_OF to what SAME_AS and NOT_SAME_AS now state about these datasets and their groups. Returns the
 * members whose canonical dataset changed.
 */
export function* regroupDatasets(seeds: ReadonlySet<Id>, set: WorkingSet): Step<readonly Move[]> {
  if (seeds.size === 0) return []
  const { groups, former } = yield* untilResolved(set, () => readGroups(seeds, set))
  for (const { pair, between } of groups.leftOut)
    set.warnings.add(
      `${pair.map(text).join(' and ')} are stated to be one dataset but were not joined: ` +
        (between === undefined
          ? `their group would exceed ${MAX_GROUP} names.`
          : `it would make one of ${between.map(text).join(' and ')}, which a person has separated.`),
    )
  const moves: Move[] = []
  for (const [member, edge] of former) {
    const to = groups.canonical.get(member) ?? member
    const from = edge?.to ?? member
    if (from === to) continue
    moves.push({ member, from, to })
    if (to === member) set.dropEdge(edge!)
    else set.putEdge(typedEdge('ALIAS_OF', aliasId(member), member, to, {}))
  }
  return moves
}

const text = ({ namespace, name }: DatasetName): string => `${namespace}/${name}`

interface GroupsRead {
  readonly groups: Groups
  /** The former ALIAS_OF edge of every dataset of the components. */
  readonly former: ReadonlyMap<Id, EdgeRow | undefined>
}

/** The identity groups of these datasets and everything joined with them. */
export function readGroups(seeds: ReadonlySet<Id>, set: WorkingSet): GroupsRead {
  const statements = new Map<Id, Statement>()
  const vetoes = new Map<Id, readonly [Id, Id]>()
  const former = new Map<Id, EdgeRow | undefined>()
  const names = new Map<Id, DatasetName>()
  const open = [...seeds]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (former.has(id)) continue
    former.set(id, set.edge('ALIAS_OF', aliasId(id), id))
    const props = set.node('Dataset', id)?.props
    names.set(id, { namespace: String(props?.namespace), name: String(props?.name) })
    for (const edge of [...set.edgesAt('SAME_AS', 'from', id), ...set.edgesAt('SAME_AS', 'to', id)]) {
      open.push(edge.from, edge.to)
      const kinds = kindsInForce(edge, set.node('Dataset', edge.from)?.props ?? {})
      if (kinds.size > 0) statements.set(edge.id, { from: edge.from, to: edge.to, kinds })
    }
    for (const edge of set.edgesAt('NOT_SAME_AS', 'from', id))
      if (isVetoed(edge)) vetoes.set(edge.id, [edge.from, edge.to])
  }
  return { groups: groupsOf([...statements.values()], [...vetoes.values()], (id) => names.get(id)!), former }
}

/** The canonical member of a dataset's identity group; the dataset itself if it has no group. */
export function canonicalOf(id: Id, set: WorkingSet): Id {
  return set.edge('ALIAS_OF', aliasId(id), id)?.to ?? id
}

/** All members of a dataset's group, including itself. */
export function membersOf(id: Id, set: WorkingSet): readonly Id[] {
  const canonical = canonicalOf(id, set)
  return [canonical, ...set.edgesAt('ALIAS_OF', 'to', canonical).map(({ from }) => from)]
}
