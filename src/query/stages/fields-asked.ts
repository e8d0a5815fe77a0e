import { assertNever } from '../../lib/assert-never.ts'
import type { PlanNode, PlanPredicate } from '../plan.ts'

type Stage = Extract<PlanNode, { readonly input: PlanNode }>

/** The fields that a stage reads of each member. */
export function fieldsRead(stage: Stage): readonly string[] {
  switch (stage.kind) {
    case 'where':
      return inPredicate(stage.predicate)
    case 'orderBy':
      return stage.keys.map(({ field }) => field)
    case 'count':
      return stage.by
    case 'show':
      return stage.fields
    case 'limit':
      return []
    default:
      return assertNever(stage)
  }
}

function inPredicate(predicate: PlanPredicate): readonly string[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.items.flatMap(inPredicate)
    case 'not':
      return inPredicate(predicate.item)
    case 'tagged':
      return ['tags']
    case 'compare':
    case 'like':
    case 'matching':
    case 'in':
    case 'between':
    case 'null':
      // A predicate on the name applies to all names of an identity group.
      return ['name', 'namespace'].includes(predicate.field) ? ['aliases'] : [predicate.field]
    default:
      return assertNever(predicate)
  }
}
