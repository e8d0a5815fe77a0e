import { EDITED_DESCRIPTION } from '../../domain/edit-fields.ts'
import { editedColumnIn } from '../../domain/merge/last-edit.ts'
import { decodeFields } from '../../domain/merge/stamped-row.ts'
import { InvalidParameter } from '../browse/browse-errors.ts'
import { MAX_DESCRIPTION } from './change.ts'
import type { EditedEntity } from './edited-entity.ts'
import type { EditPlan } from './edit-plan.ts'

/**
 * Plans that a person sets or withdraws a description.
 * @throws InvalidParameter for an empty or too long description
 */
export function planDescription(entity: EditedEntity, text: string | null): EditPlan | undefined {
  if (text === '')
    throw new InvalidParameter('description', 'a description must not be empty; null withdraws it')
  if (text !== null && text.length > MAX_DESCRIPTION)
    throw new InvalidParameter('description', `a description has at most ${MAX_DESCRIPTION} characters`)
  const clean = text === null ? null : text.replaceAll('\0', '\u{fffd}').toWellFormed()
  if (editedDescription(entity) === clean) return undefined
  const plan = { aspect: 'description', before: shownDescription(entity), after: clean } as const
  return entity.kind === 'column'
    ? { ...plan, own: { editedColumns: { [entity.row.props['name'] as string]: clean } } }
    : { ...plan, fields: { [EDITED_DESCRIPTION]: clean } }
}

/** The current description by a person. */
function editedDescription({ kind, members, columns }: EditedEntity): string | null {
  if (kind === 'column') {
    const edited = columns.map(({ props }) => editedColumnIn(props)).filter((one) => one !== undefined)
    const [newest] = edited.sort(([a], [b]) => b - a)
    return newest?.[1] ?? null
  }
  const first = members[0]!
  const value = decodeFields(kind === 'job' ? 'Job' : 'Dataset', first.props)[EDITED_DESCRIPTION]?.value
  return typeof value === 'string' ? value : null
}

function shownDescription({ kind, row, members }: EditedEntity): string | null {
  const rows = kind === 'column' ? [row] : members
  const described = rows.find(({ props }) => props['description'] !== undefined)
  return (described?.props['description'] as string | undefined) ?? null
}
