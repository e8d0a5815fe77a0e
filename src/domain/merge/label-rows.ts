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
 * The Tags and Users that fields name, even if their set is not in force. They stay once an event has named them.
 * Deleting a node with its last edge would require reading all edges of a tag that thousands share, each time one of
 * them is dropped. Keeping it commutes and costs one row read.
 */
export function labelNodes(
  fields: { readonly [field: string]: Json },
  firstSeen: Instant,
): readonly NodeRow[] {
  return Object.entries(fields).flatMap(([field, value]): readonly NodeRow[] => {
    const set = labelSetOf(field, value) ?? editedLabelSet(field, value)
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

/** A User that stays, because an event named it directly. */
export const userNode = (name: string, firstSeen: Instant): NodeRow => ({
  label: 'User',
  id: userId(name),
  props: { name, firstSeen },
})

/** The columns of a dataset that its fields tag; a removed tag names none. */
export function taggedColumns(fields: { readonly [field: string]: Json }): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const set = labelSetOf(field, value) ?? editedLabelSet(field, value)
    return set?.sort === 'tags' ? set.entries.flatMap(([, , column]) => column ?? []) : []
  })
}

/**
 * Updates TAGGED and OWNED_BY to what the rows of Datasets and Jobs now have. The edges are a function of the row
 * alone, so the stored edges follow from the former row and are not read.
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
  const gone = removedLabels(fields)
  for (const [field, { value }] of Object.entries(fields)) {
    const set = withoutRemoved(gone, labelSetOf(field, value)) ?? editedLabelSet(field, value)
    if (set !== undefined) for (const each of edgesOf(row, set)) edges.set(each.id, each)
  }
  return edges
}

/** A label that a person added, as a set; undefined if the field is not an edit of a label, or is a removal. */
function editedLabelSet(field: string, value: Json): LabelSet | undefined {
  const edit = editedLabelOf(field, value)
  switch (edit?.sort) {
    case 'tag':
      return edit.given ? { sort: 'tags', source: EDIT_SOURCE, entries: [edit.entry] } : undefined
    case 'owner':
      return edit.type === undefined
        ? undefined
        : { sort: 'owners', source: EDIT_SOURCE, entries: [[edit.name, edit.type]] }
    case undefined:
      return undefined
  }
}

/** The labels that a person removed, whichever source states them. */
interface RemovedLabels {
  /** As canonical JSON. */
  readonly tags: ReadonlySet<string>
  readonly owners: ReadonlySet<string>
}

function removedLabels(fields: StampedFields): RemovedLabels {
  const tags = new Set<string>()
  const owners = new Set<string>()
  for (const [field, { value }] of Object.entries(fields)) {
    const edit = editedLabelOf(field, value)
    if (edit?.sort === 'tag' && !edit.given) tags.add(textOfTag(edit.entry))
    if (edit?.sort === 'owner' && edit.type === undefined) owners.add(edit.name)
  }
  return { tags, owners }
}

function withoutRemoved({ tags, owners }: RemovedLabels, set: LabelSet | undefined): LabelSet | undefined {
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
