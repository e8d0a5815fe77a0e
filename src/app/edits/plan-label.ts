import { cite } from '../../diagnostics/wording.ts'
import { EDIT_SOURCE, editedOwner, editedTag } from '../../domain/edit-fields.ts'
import { editedLabelsIn } from '../../domain/merge/last-edit.ts'
import type { JsonObject } from '../../lib/json.ts'
import { nameFault } from '../../openlineage/name-fault.ts'
import type { Read } from '../../store/read.ts'
import { ownersOf, tagsOf } from '../browse/neighbours.ts'
import { BROWSE_LABELS } from '../browse/kinds.ts'
import { InvalidParameter } from '../browse/browse-errors.ts'
import { MAX_LABELS, type Change } from './change.ts'
import type { EditedEntity } from './edited-entity.ts'
import type { EditPlan } from './edit-plan.ts'
import { NothingToRemove } from './edit-errors.ts'

type TagChange = Extract<Change, { readonly aspect: 'tag' }>
type OwnerChange = Extract<Change, { readonly aspect: 'owner' }>

/**
 * Plans that a person adds a tag, or removes one that a person or producer has added.
 * @throws InvalidParameter for an invalid tag, NothingToRemove if there is no such tag
 */
export async function planTag(
  read: Read,
  entity: EditedEntity,
  { name, value, is }: TagChange,
): Promise<EditPlan | undefined> {
  assertName('name', name)
  if (value !== undefined) assertName('value', value)
  const { kind } = entity
  const allTags = await tagsHeld(read, entity)
  const held = allTags.filter((tag) => tag['name'] === name && tag['value'] === value)
  const shown = { name, ...(value === undefined ? {} : { value }) }
  if (is && held.some(isEdited)) return undefined
  if (!is && held.length === 0)
    throw new NothingToRemove(
      `the ${kind} has no tag ${cite(name)} ${value === undefined ? 'without a value' : `with the value ${cite(value)}`}${valuesOf(allTags, name)}`,
    )
  assertRoom(entity)
  const entry = [name, value ?? ''] as const
  const ofColumn = kind === 'column' ? ([...entry, entity.row.props['name'] as string] as const) : entry
  const fields = { [editedTag(ofColumn)]: is }
  const plan = {
    aspect: 'tag',
    before: held.length === 0 ? null : shown,
    after: is ? shown : null,
  } as const
  // An added tag names the column, which other members may not have.
  return is && kind === 'column' ? { ...plan, own: { fields } } : { ...plan, fields }
}

/**
 * Plans that a person adds an owner, or removes one that a person or producer has added.
 * @throws InvalidParameter for an invalid owner, NothingToRemove if there is no such owner
 */
export async function planOwner(
  read: Read,
  entity: EditedEntity,
  { name, type, is }: OwnerChange,
): Promise<EditPlan | undefined> {
  assertName('name', name)
  if (type !== undefined) assertName('type', type)
  const ids = entity.members.map(({ id }) => id)
  const all = await ownersOf(read, entity.kind === 'job' ? 'Job' : 'Dataset', ids)
  const held = all.filter((owner) => owner['name'] === name)
  if (is && held.some((owner) => isEdited(owner) && owner['type'] === type)) return undefined
  if (!is && held.length === 0) throw new NothingToRemove(`the ${entity.kind} has no owner ${cite(name)}`)
  assertRoom(entity)
  return {
    aspect: 'owner',
    before: held[0] === undefined ? null : withoutSource(held[0]),
    after: is ? { name, ...(type === undefined ? {} : { type }) } : null,
    fields: { [editedOwner(name)]: is ? (type ?? '') : false },
  }
}

function tagsHeld(read: Read, { kind, members, columns }: EditedEntity): Promise<readonly JsonObject[]> {
  const rows = kind === 'column' ? columns : members
  return tagsOf(
    read,
    BROWSE_LABELS[kind],
    rows.map(({ id }) => id),
  )
}

const isEdited = (label: JsonObject): boolean => label['source'] === EDIT_SOURCE

function withoutSource(owner: JsonObject): JsonObject {
  const { name, type } = owner
  return { name: name!, ...(type === undefined ? {} : { type }) }
}

function valuesOf(all: readonly JsonObject[], name: string): string {
  const values = new Set(
    all.flatMap((tag) => (tag['name'] === name ? [tag['value'] as string | undefined] : [])),
  )
  if (values.size === 0) return ''
  const shown = [...values].slice(0, 5).map((value) => (value === undefined ? 'none' : cite(value)))
  return `; the values of this tag are ${shown.join(', ')}`
}

function assertName(path: string, value: string): void {
  const fault = nameFault(value)
  if (fault !== undefined) throw new InvalidParameter(path, `${path} ${fault}`)
}

function assertRoom({ kind, members }: EditedEntity): void {
  if (members.every(({ props }) => editedLabelsIn(props) < MAX_LABELS)) return
  throw new InvalidParameter(
    'name',
    `people have added or removed ${MAX_LABELS} tags and owners of the ${kind === 'job' ? 'job' : 'dataset'} already, which is the limit`,
  )
}
