import type { Id } from '../../domain/ids.ts'
import type { Read } from '../../store/read.ts'
import type { Permit } from '../access/permit.ts'
import type { Change } from './change.ts'
import type { EditPlan } from './edit-plan.ts'
import type { EditedEntity } from './edited-entity.ts'
import { planAlias } from './plan-alias.ts'
import { planDeletion } from './plan-deletion.ts'
import { planDescription } from './plan-description.ts'
import { planOwner, planTag } from './plan-label.ts'

/**
 * The effect of a change; undefined if another edit has made it already.
 * @throws EntityNotFound, InvalidParameter, NothingToRemove, AliasConflict, NotAllowed
 */
export async function planEdit(
  read: Read,
  entity: EditedEntity,
  requestedId: Id,
  change: Change,
  permit: Permit | undefined,
): Promise<EditPlan | undefined> {
  switch (change.aspect) {
    case 'description':
      return planDescription(entity, change.text)
    case 'tag':
      return planTag(read, entity, change)
    case 'owner':
      return planOwner(read, entity, change)
    case 'alias':
      return planAlias(read, entity, requestedId, change, permit)
    case 'deletion':
      return planDeletion(read, entity, change.is)
  }
}
