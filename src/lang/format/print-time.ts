import { assertNever } from '../../lib/assert-never.ts'
import type { IntegerNode, Time, Value } from '../ast.ts'
import { printValueWord } from './print-word.ts'

export function printTime(time: Time): string {
  switch (time.kind) {
    case 'duration':
    case 'instant':
    case 'date':
      return time.text
    case 'now':
    case 'today':
    case 'yesterday':
      return time.kind
    case 'param':
      return `$${time.name}`
    default:
      return assertNever(time)
  }
}

export function printValue(value: Value): string {
  if (value.kind === 'word') return printValueWord(value)
  return value.kind === 'number' ? value.text : printTime(value)
}

export const printInteger = (node: IntegerNode): string =>
  node.kind === 'param' ? `$${node.name}` : String(node.value)
