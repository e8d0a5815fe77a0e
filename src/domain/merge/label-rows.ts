import type { StampedFields } from '../aggregate/newest-by-key.ts'
import { EDIT_SOURCE, editedLabelOf, textOfTag } from '../edit-fields.ts'
import { labelSetOf, MAY_HOLD_LABELS, type LabelSet, type OwnerEntry } from '../label-fields.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { columnId, idOf, userId, type Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import { assertNever } from '../../lib/assert-never.ts'
import type { Json } from '../../lib/json.ts'
import { edge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { decodeFields } from './stamped-row.ts'
import type { WorkingSet } from './working-set.ts'

const tagId = (name: string, value: string): Id => idOf('Tag', name, value)

/**
 * The Tags and Users that fields name, whether or not their set holds. They stay once an event has named them: a node
 * that went with its last edge would have to look at all edges of a tag that thousands share, whenever one of them goes,
 * while this commutes at the cost of reading one row.
 */
export function labelNodes(
  fields: { readonly [field: string]: Json },
  firstSeen: Instant,
): readonly NodeRow[] {
  return Object.entries(fields).flatMap(([field, value]): readonly NodeRow[] => {
    const set = labelSetOf(field, value) ?? givenBy(field, value)
    if (set === undefined) return []
    switch (set.sort) {
      case 'owners':
        return set.entries.map(([name]) => userNode(name, firstSeen))
      case 'tags':
        return set.entries.map(([name, text]) => ({
          label: 'Tag',
          id: tagId(name, text),
          props: propsOf({ name, value: text === '' ? undefined : text, firstSeen }),
        }))
      case 'dependencies':
      case 'order':
        return []
      default:
        return assertNever(set)
    }
  })
}

/** A User that stays, since an event named it by itself. */
export const userNode = (name: string, firstSeen: Instant): NodeRow => ({
  label: 'User',
  id: userId(name),
  props: { name, firstSeen },
})

/** The columns of a dataset that its fields tag; a tag that is taken away names none. */
export function taggedColumns(fields: { readonly [field: string]: Json }): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const set = labelSetOf(field, value) ?? givenBy(field, value)
    return set?.sort === 'tags' ? set.entries.flatMap(([, , column]) => column ?? []) : []
  })
}

/**
 * Brings TAGGED and OWNED_BY to what the rows of Datasets and Jobs now say. The edges are a function of the row alone, so
 * those that the store has are known from the row as it was and need no reading.
 */
export function applyLabels(set: WorkingSet): void {
  for (const { former, now } of set.changedNodes(['Dataset', 'Job'])) {
    if (former?.props.stamps === now?.props.stamps) continue
    const before = labelEdges(former)
    const after = labelEdges(now)
    for (const [id, row] of before) {
      set.knowEdge(id, row)
      if (!after.has(id)) set.dropEdge(row)
    }
    for (const [id, row] of after) {
      set.knowEdge(id, null)
      set.putEdge(row)
    }
  }
}

function labelEdges(row: NodeRow | undefined): ReadonlyMap<Id, EdgeRow> {
  const edges = new Map<Id, EdgeRow>()
  if (row === undefined || (row.label !== 'Dataset' && row.label !== 'Job')) return edges
  const { stamps } = row.props
  if (typeof stamps !== 'string' || !MAY_HOLD_LABELS.test(stamps)) return edges
  const fields = decodeFields(row.label, row.props)
  const gone = takenAway(fields)
  for (const [field, { value }] of Object.entries(fields)) {
    const set = without(gone, labelSetOf(field, value)) ?? givenBy(field, value)
    if (set !== undefined) for (const each of edgesOf(row, set)) edges.set(each.id, each)
  }
  return edges
}

/** A label that a person gave, as a set; undefined where the field is none, or one that they took away. */
function givenBy(field: string, value: Json): LabelSet | undefined {
  const said = editedLabelOf(field, value)
  switch (said?.sort) {
    case 'tag':
      return said.given ? { sort: 'tags', source: EDIT_SOURCE, entries: [said.entry] } : undefined
    case 'owner':
      return said.type === undefined
        ? undefined
        : { sort: 'owners', source: EDIT_SOURCE, entries: [[said.name, said.type]] }
    case undefined:
      return undefined
  }
}

/** The labels that a person took away, whoever states them. */
interface TakenAway {
  /** As canonical JSON. */
  readonly tags: ReadonlySet<string>
  readonly owners: ReadonlySet<string>
}

function takenAway(fields: StampedFields): TakenAway {
  const tags = new Set<string>()
  const owners = new Set<string>()
  for (const [field, { value }] of Object.entries(fields)) {
    const said = editedLabelOf(field, value)
    if (said?.sort === 'tag' && !said.given) tags.add(textOfTag(said.entry))
    if (said?.sort === 'owner' && said.type === undefined) owners.add(said.name)
  }
  return { tags, owners }
}

function without({ tags, owners }: TakenAway, set: LabelSet | undefined): LabelSet | undefined {
  if (set?.sort === 'tags' && tags.size > 0)
    return { ...set, entries: set.entries.filter((entry) => !tags.has(textOfTag(entry))) }
  if (set?.sort === 'owners' && owners.size > 0)
    return { ...set, entries: set.entries.filter(([name]: OwnerEntry) => !owners.has(name)) }
  return set
}

function edgesOf(row: NodeRow, set: LabelSet): readonly EdgeRow[] {
  const { source } = set
  if (set.sort === 'dependencies' || set.sort === 'order') return []
  if (set.sort === 'owners')
    return set.entries.map(([name, type]) => {
      const user = userId(name)
      const id = idOf('OWNED_BY', row.id, user, source, type)
      const props = propsOf({ source, type: type === '' ? undefined : type })
      return edge('OWNED_BY', id, row.label, row.id, 'User', user, props)
    })
  return set.entries.map(([name, value, column]) => {
    const tag = tagId(name, value)
    const [label, from] =
      column === undefined
        ? ([row.label, row.id] as const)
        : (['Column', columnId(String(row.props.namespace), String(row.props.name), column)] as const)
    return edge('TAGGED', idOf('TAGGED', from, tag, source), label, from, 'Tag', tag, { source })
  })
}
