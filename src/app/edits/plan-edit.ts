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
 * What a change comes to; undefined where it is so already by a person's word.
 * @throws NotThere, CannotBe, HasNone, KeptApart, NotAllowed, TooManyDeleted
 */
export async function planEdit(
  read: Read,
  thing: EditedEntity,
  asked: Id,
  change: Change,
  permit: Permit | undefined,
): Promise<EditPlan | undefined> {
  switch (change.aspect) {
    case 'description':
      return planDescription(thing, change.text)
    case 'tag':
      return planTag(read, thing, change)
    case 'owner':
      return planOwner(read, thing, change)
    case 'alias':
      return planAlias(read, thing, asked, change, permit)
    case 'deletion':
      return planDeletion(read, thing, change.is)
  }
}
