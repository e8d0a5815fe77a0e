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
 * A tag that a person gives, or takes away from whoever gave it.
 * @throws CannotBe for what is no tag, HasNone where there is none to be taken away
 */
export async function planTag(
  read: Read,
  thing: EditedEntity,
  { name, value, is }: TagChange,
): Promise<EditPlan | undefined> {
  mustBeName('name', name)
  if (value !== undefined) mustBeName('value', value)
  const { kind } = thing
  const all = await tagsHeld(read, thing)
  const held = all.filter((tag) => tag['name'] === name && tag['value'] === value)
  const shown = { name, ...(value === undefined ? {} : { value }) }
  if (is && held.some(isEdited)) return undefined
  if (!is && held.length === 0)
    throw new NothingToRemove(
      `the ${kind} has no tag ${cite(name)} ${value === undefined ? 'without a value' : `with the value ${cite(value)}`}${valuesOf(all, name)}`,
    )
  mustHaveRoom(thing)
  const entry = [name, value ?? ''] as const
  const ofColumn = kind === 'column' ? ([...entry, thing.row.props['name'] as string] as const) : entry
  const fields = { [editedTag(ofColumn)]: is }
  const plan = {
    aspect: 'tag',
    before: held.length === 0 ? null : shown,
    after: is ? shown : null,
  } as const
  // A tag that is given names the column, which the other members may not have.
  return is && kind === 'column' ? { ...plan, own: { fields } } : { ...plan, fields }
}

/**
 * An owner that a person gives, or takes away from whoever gave it.
 * @throws CannotBe for what is no owner, HasNone where there is none to be taken away
 */
export async function planOwner(
  read: Read,
  thing: EditedEntity,
  { name, type, is }: OwnerChange,
): Promise<EditPlan | undefined> {
  mustBeName('name', name)
  if (type !== undefined) mustBeName('type', type)
  const ids = thing.members.map(({ id }) => id)
  const all = await ownersOf(read, thing.kind === 'job' ? 'Job' : 'Dataset', ids)
  const held = all.filter((owner) => owner['name'] === name)
  if (is && held.some((owner) => isEdited(owner) && owner['type'] === type)) return undefined
  if (!is && held.length === 0) throw new NothingToRemove(`the ${thing.kind} has no owner ${cite(name)}`)
  mustHaveRoom(thing)
  return {
    aspect: 'owner',
    before: held[0] === undefined ? null : withoutSource(held[0]),
    after: is ? { name, ...(type === undefined ? {} : { type }) } : null,
    fields: { [editedOwner(name)]: is ? (type ?? '') : false },
  }
}

function tagsHeld(read: Read, { kind, members: homes, columns }: EditedEntity): Promise<readonly JsonObject[]> {
  const rows = kind === 'column' ? columns : homes
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
  const told = [...values].slice(0, 5).map((value) => (value === undefined ? 'none' : cite(value)))
  return `; the values that it has are ${told.join(', ')}`
}

function mustBeName(path: string, value: string): void {
  const fault = nameFault(value)
  if (fault !== undefined) throw new InvalidParameter(path, `${path} ${fault}`)
}

function mustHaveRoom({ kind, members: homes }: EditedEntity): void {
  if (homes.every(({ props }) => editedLabelsIn(props) < MAX_LABELS)) return
  throw new InvalidParameter(
    'name',
    `people gave or took away ${MAX_LABELS} tags and owners of the ${kind === 'job' ? 'job' : 'dataset'} already, which is the limit`,
  )
}
