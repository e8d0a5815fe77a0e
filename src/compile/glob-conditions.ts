import { globLiteral } from '../query/text-match.ts'
import type { TextConditions } from './text-conditions.ts'

/**
 * What every text that fits a glob has, as conditions on a property: it is the whole text, or begins, ends and goes on
 * with the pieces between wild characters. They narrow what an index must give; whether a text fits is judged by
 * `matchesGlob`. The parameters are called by `name`.
 */
export function globConditions(prop: string, name: string, glob: string): TextConditions {
  const whole = globLiteral(glob)
  if (whole !== undefined) return { all: [`${prop} = $${name}`], params: { [name]: whole } }
  const params: Record<string, string> = {}
  const all: string[] = []
  const add = (how: string, param: string, text: string): void => {
    if (text === '') return
    params[param] = text
    all.push(`${prop} ${how} $${param}`)
  }
  const pieces = piecesOf(glob)
  add('STARTS WITH', `${name}Start`, pieces[0]!)
  add('ENDS WITH', `${name}End`, pieces.at(-1)!)
  mostTelling(pieces.slice(1, -1)).forEach((text, i) => add('CONTAINS', `${name}Inside${i}`, text))
  return { all, params }
}

/** A statement with thousands of conditions would take the server minutes to plan. */
const MOST_INSIDE = 8

/** The longest few, in the order of the glob. */
function mostTelling(pieces: readonly string[]): readonly string[] {
  if (pieces.length <= MOST_INSIDE) return pieces
  const longest = [...new Set(pieces)].sort((a, b) => b.length - a.length).slice(0, MOST_INSIDE)
  return pieces.filter((piece, i) => longest.includes(piece) && pieces.indexOf(piece) === i)
}

/** The texts before, between and after wild characters. */
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
