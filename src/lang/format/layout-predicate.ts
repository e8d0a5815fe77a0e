import type { Predicate } from '../ast.ts'
import { withPrefix, indented, type Lines } from './lines.ts'
import { isJoined, needsParentheses, printPredicate } from './print-predicate.ts'

/** Breaks a condition into lines of at most `width` characters if possible, one per operand of `and` and `or`. */
export function layoutPredicate(predicate: Predicate, width: number): Lines {
  const line = printPredicate(predicate)
  if (line.length <= width) return [line]
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const { kind, items } = predicate
      return items.flatMap((item, i) => {
        const isEnclosed = kind === 'and' ? isJoined(item) : item.kind === 'or'
        const head = i === 0 ? '' : `${kind} `
        return withPrefix(
          head,
          isEnclosed ? enclosed(item, width) : layoutPredicate(item, width - head.length),
        )
      })
    }
    case 'not':
      return needsParentheses(predicate.item) ? withPrefix('not ', enclosed(predicate.item, width)) : [line]
    default:
      return [line]
  }
}

const enclosed = (predicate: Predicate, width: number): Lines => {
  const line = `(${printPredicate(predicate)})`
  return line.length <= width - 4 ? [line] : ['(', ...indented(layoutPredicate(predicate, width - 2)), ')']
}
