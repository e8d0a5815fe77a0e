import { assertNever } from '../../lib/assert-never.ts'
import type { Stage } from '../ast.ts'
import { printPredicate } from './print-predicate.ts'
import { printInteger } from './print-time.ts'
import { printLabel } from './print-word.ts'

export function printStage(stage: Stage): string {
  switch (stage.kind) {
    case 'where':
      return `where ${printPredicate(stage.predicate)}`
    case 'orderBy':
      return `order by ${stage.keys.map((key) => `${printLabel(key.field)}${key.descending ? ' desc' : ''}`).join(', ')}`
    case 'limit':
      return `limit ${printInteger(stage.count)}`
    case 'count':
      return stage.by.length === 0 ? 'count' : `count by ${stage.by.map(printLabel).join(', ')}`
    case 'show':
      return `show ${stage.fields.map(printLabel).join(', ')}`
    default:
      return assertNever(stage)
  }
}
