import type { EdgeType, NodeLabel } from '../../src/domain/graph-schema.ts'
import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { Id } from '../../src/domain/ids.ts'
import { LIST_LABELS, NOT_ENDED, type ListKey, type ListRequest } from '../../src/query/browse-requests.ts'
import { compareKeys, keyParts } from '../../src/query/key-order.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'

/** The expected ids of a whole list in order, computed from all rows without an index. */
export function naiveList(rows: readonly DumpRow[], request: ListRequest): readonly Id[] {
  const { of: kind, order, filters } = request
  const nodes = new Map<Id, NodeRow>()
  const edges: EdgeRow[] = []
  for (const row of rows) {
    if (row.kind === 'node') nodes.set(row.row.id, row.row)
    if (row.kind === 'edge') edges.push(row.row)
  }
  const ends = (type: EdgeType, from: Id, label: NodeLabel): readonly Id[] =>
    edges.filter((e) => e.type === type && e.from === from && e.toLabel === label).map(({ to }) => to)
  const canonicalOf = (id: Id): Id => ends('ALIAS_OF', id, 'Dataset')[0] ?? id
  const membersOf = (id: Id): readonly Id[] => {
    const canonical = canonicalOf(id)
    return [canonical, ...edges.filter((e) => e.type === 'ALIAS_OF' && e.to === canonical).map((e) => e.from)]
  }
  const propsOf = (id: Id): NodeRow['props'] => nodes.get(id)!.props
  const text = (id: Id, prop: string): string => (propsOf(id)[prop] ?? '') as string
  const datasetOf = (column: Id): Id => ends('PART_OF', column, 'Dataset')[0]!
  const sameColumns = (column: Id): readonly Id[] => {
    const members = membersOf(datasetOf(column))
    return [...nodes.values()]
      .filter(({ label, id }) => label === 'Column' && members.includes(datasetOf(id)))
      .filter(({ props }) => props.name === text(column, 'name'))
      .map(({ id }) => id)
  }
  const tagged = (id: Id): boolean =>
    ends('TAGGED', id, 'Tag').some(
      (t) =>
        propsOf(t).name === filters.tag!.name &&
        (filters.tag!.value === undefined || propsOf(t).value === filters.tag!.value),
    )
  const fitsName = (id: Id): boolean =>
    (filters.namespace === undefined || text(id, 'namespace') === filters.namespace) &&
    text(id, 'name').startsWith(filters.prefix ?? '')
  const placesOf = (id: Id): readonly Id[] => [
    ...ends('LOCATED_IN', id, 'Location'),
    ...ends('STORED_IN', id, 'Storage').flatMap((s) => ends('LOCATED_IN', s, 'Location')),
  ]
  const timeOf = (id: Id): number => propsOf(id)[kind === 'edit' ? 'firstSeen' : 'startedAt'] as number
  const tests: Readonly<Record<string, (id: Id) => boolean>> = {
    name: (id) => propsOf(id).name === filters.name,
    type: (id) => propsOf(id)[['dataset', 'edit'].includes(kind) ? 'kind' : 'type'] === filters.type,
    format: (id) => propsOf(id).format === filters.format,
    producer: (id) => propsOf(id).producer === filters.producer,
    tag: tagged,
    owner: (id) => ends('OWNED_BY', id, 'User').some((u) => propsOf(u).name === filters.owner),
    storage: (id) =>
      ends('STORED_IN', id, 'Storage').some((s) => [s, text(s, 'name')].includes(filters.storage!)),
    location: (id) => placesOf(id).includes(filters.location!),
    dataset: (id) => datasetOf(id) === filters.dataset,
    job: (id) => [propsOf(id).jobId, ...ends('PART_OF', id, 'Job')].includes(filters.job),
    run: (id) => ends('PART_OF', id, 'Run').includes(filters.run!),
    parent: (id) => ends('PART_OF', id, 'Run').includes(filters.parent!),
    status: (id) => propsOf(id).status === filters.status,
    externalId: (id) => propsOf(id).externalId === filters.externalId,
    who: (id) => propsOf(id).who === filters.who,
    subjects: (id) => filters.subjects!.includes(propsOf(id).subjectId as Id),
    since: (id) => timeOf(id) >= filters.since!,
    until: (id) => timeOf(id) <= filters.until!,
  }
  const asked = Object.keys(filters).flatMap((name) => tests[name] ?? [])
  const keyOf = (id: Id): ListKey | undefined => {
    if (order === 'longest') {
      const { startedAt, endedAt } = propsOf(id)
      if (typeof startedAt !== 'number') return undefined
      return [typeof endedAt === 'number' ? endedAt - startedAt : NOT_ENDED, id]
    }
    if (order !== 'name') {
      const at = propsOf(id)[order === 'oldest' ? 'startedAt' : order]
      return typeof at === 'number' ? [at, id] : undefined
    }
    switch (kind) {
      case 'column':
        return [text(id, 'namespace'), text(id, 'dataset'), text(id, 'name')]
      case 'location':
        return [text(id, 'name'), text(id, 'type')]
      case 'tag':
        return [text(id, 'name'), text(id, 'value')]
      case 'storage':
        return [text(id, 'name'), id]
      case 'user':
        return [text(id, 'name')]
      default:
        return [text(id, 'namespace'), text(id, 'name')]
    }
  }
  const compare = compareKeys(keyParts(kind, order)!)
  const placed: { readonly id: Id; readonly key: ListKey }[] = []
  for (const { label, id } of nodes.values()) {
    if (label !== LIST_LABELS[kind]) continue
    if (kind === 'dataset' && canonicalOf(id) !== id) continue
    if (kind === 'column') {
      if (text(id, 'name') === '*' || canonicalOf(datasetOf(id)) !== datasetOf(id)) continue
    }
    const members = kind === 'dataset' ? membersOf(id) : [id]
    const named = members.filter(fitsName)
    const meets = asked.every((test) =>
      kind === 'column' && test === tagged ? sameColumns(id).some(test) : members.some(test),
    )
    if (named.length === 0 || !meets) continue
    const isNamed = filters.namespace !== undefined || filters.prefix !== undefined
    const keys = (order === 'name' ? (isNamed ? named : [id]) : members).flatMap((m) => {
      const key = keyOf(m)
      return key === undefined ? [] : [key]
    })
    keys.sort(compare)
    const key = order === 'name' ? keys[0] : keys.at(-1)
    if (key !== undefined) placed.push({ id, key })
  }
  return placed.sort((a, b) => compare(a.key, b.key)).map(({ id }) => id)
}
