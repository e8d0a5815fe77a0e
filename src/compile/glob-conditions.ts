import { globLiteral } from '../query/text-match.ts'
import type { TextConditions } from './text-conditions.ts'

/**
 * Necessary conditions for a property to match a glob: equality, or STARTS WITH, ENDS WITH and CONTAINS for the literal
 * parts between wildcards. They narrow an index read; `matchesGlob` makes the exact test. `name` is the prefix of the
 * parameter names.
 * @example globConditions('n.name', 'like0', 'a*b') → n.name STARTS WITH $like0Start, n.name ENDS WITH $like0End
 */
export function globConditions(prop: string, name: string, glob: string): TextConditions {
  const whole = globLiteral(glob)
  if (whole !== undefined) return { all: [`${prop} = $${name}`], params: { [name]: whole } }
  const params: Record<string, string> = {}
  const all: string[] = []
  const add = (operator: string, param: string, text: string): void => {
    if (text === '') return
    params[param] = text
    all.push(`${prop} ${operator} $${param}`)
  }
  const pieces = piecesOf(glob)
  add('STARTS WITH', `${name}Start`, pieces[0]!)
  add('ENDS WITH', `${name}End`, pieces.at(-1)!)
  mostSelective(pieces.slice(1, -1)).forEach((text, i) => add('CONTAINS', `${name}Inside${i}`, text))
  return { all, params }
}

/** Most CONTAINS conditions of one glob: Neo4j takes minutes to plan a statement with thousands of conditions. */
const MAX_CONTAINS = 8

/** The longest `MAX_CONTAINS` pieces, in the order of the glob. */
function mostSelective(pieces: readonly string[]): readonly string[] {
  if (pieces.length <= MAX_CONTAINS) return pieces
  const longest = [...new Set(pieces)].sort((a, b) => b.length - a.length).slice(0, MAX_CONTAINS)
  return pieces.filter((piece, i) => longest.includes(piece) && pieces.indexOf(piece) === i)
}

/** The literal texts before, between and after the wildcards. */
function piecesOf(glob: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  const characters = Array.from(glob)
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!
    if (character === '*' || character === '?') {
      pieces.push(piece)
      piece = ''
    } else piece += character === '\\' && i + 1 < characters.length ? characters[++i]! : character
  }
  return [...pieces, piece]
}
