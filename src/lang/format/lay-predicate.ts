import type { Predicate } from '../ast.ts'
import { behind, indented, type Lines } from './lines.ts'
import { isJoined, needsParentheses, printPredicate } from './print-predicate.ts'

/** A condition in lines of at most so many characters where that can be: each part of `and` and `or` on its own. */
export function layPredicate(predicate: Predicate, width: number): Lines {
  const line = printPredicate(predicate)
  if (line.length <= width) return [line]
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const { kind, items } = predicate
      return items.flatMap((item, i) => {
        const isEnclosed = kind === 'and' ? isJoined(item) : item.kind === 'or'
        const head = i === 0 ? '' : `${kind} `
        return behind(head, isEnclosed ? enclosed(item, width) : layPredicate(item, width - head.length))
      })
    }
    case 'not':
      return needsParentheses(predicate.item) ? behind('not ', enclosed(predicate.item, width)) : [line]
    default:
      return [line]
  }
}

const enclosed = (predicate: Predicate, width: number): Lines => {
  const line = `(${printPredicate(predicate)})`
  return line.length <= width - 4 ? [line] : ['(', ...indented(layPredicate(predicate, width - 2)), ')']
}
