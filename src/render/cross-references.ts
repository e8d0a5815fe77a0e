import type { NodeJson } from './answer-json.ts'
import { displayWidth } from './display-width.ts'
import type { Palette } from './palette.ts'
import { joined, type Piece } from './tree-line.ts'
import type { Direction, Step, WalkShape } from './walk-shape.ts'

/**
 * Cross-references in a tree: a number such as `#1`, in the order of lines, joins a mention of a node to the line
 * that draws its branches.
 */
export interface CrossReferences {
  readonly ofRoot: (root: NodeJson) => readonly Piece[]
  /** The end of the line that draws the branches; empty if no mention refers to it. */
  readonly ofDrawn: (node: NodeJson, direction: Direction) => readonly Piece[]
  /**
   * The text after a name whose branches are left out; empty without branches. It has no number if this direction
   * never draws them.
   */
  readonly ofMention: (node: NodeJson, direction: Direction) => readonly Piece[]
  /** The steps below a node that get lines of their own, and the mentions that share one line. */
  readonly stepsOf: (node: NodeJson, direction: Direction, path: ReadonlySet<string>) => Lines
}

interface Lines {
  readonly steps: readonly Step[]
  readonly folded: readonly Step[]
}

/** More mentions than this below one node share a line. */
const MAX_MENTIONS = 5

export function crossReferences(shape: WalkShape, palette: Palette): CrossReferences {
  const roots = new Set(shape.roots.map(({ id }) => id))
  const key = (node: NodeJson, direction: Direction): string =>
    roots.has(node.id) ? node.id : `${direction} ${node.id}`
  const numbers = numbersOf(shape, key)
  const stepsOf: CrossReferences['stepsOf'] = (node, direction, path) => {
    const steps = shape.steps(node, direction)
    const isMention = ({ to }: Step): boolean => !path.has(to.id) && !shape.isDrawnBelow(to, node, direction)
    const folded = steps.filter(isMention)
    return folded.length > MAX_MENTIONS
      ? { steps: steps.filter((step) => !isMention(step)), folded }
      : { steps, folded: [] }
  }
  const ending = (of: string): readonly Piece[] =>
    numbers.has(of) ? [{ text: `  #${numbers.get(of)!}`, paint: palette.faint }] : []
  return {
    stepsOf,
    ofRoot: (root) => ending(root.id),
    ofDrawn: (node, direction) => ending(key(node, direction)),
    ofMention(node, direction) {
      if (shape.steps(node, direction).length === 0) return []
      const number = numbers.get(key(node, direction))
      return [{ text: number === undefined ? ' …' : ` … #${number}`, paint: palette.faint }]
    },
  }
}

/** Numbers the lines that mentions refer to, from top to bottom. */
function numbersOf(
  shape: WalkShape,
  key: (node: NodeJson, direction: Direction) => string,
): ReadonlyMap<string, number> {
  const parents: string[] = []
  const mentioned = new Set<string>()
  for (const root of shape.roots) {
    parents.push(root.id)
    for (const direction of shape.directions) {
      const levels = [{ node: root, next: 0 }]
      const path = new Set([root.id])
      for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        const step = shape.steps(level.node, direction)[level.next++]
        if (step === undefined) {
          path.delete(level.node.id)
          levels.pop()
        } else if (!path.has(step.to.id)) {
          const of = key(step.to, direction)
          if (shape.isDrawnBelow(step.to, level.node, direction)) {
            parents.push(of)
            path.add(step.to.id)
            levels.push({ node: step.to, next: 0 })
          } else if (shape.steps(step.to, direction).length > 0) mentioned.add(of)
        }
      }
    }
  }
  return new Map(parents.filter((of) => mentioned.has(of)).map((of, i) => [of, i + 1]))
}

/** The line of folded mentions: as many names as fit, and the number of others. */
export function foldedLine(
  branch: Piece,
  named: readonly (readonly Piece[])[],
  { palette, width }: { readonly palette: Palette; readonly width: number },
): string {
  const pieces: Piece[] = [branch, { text: `and ${named.length} drawn foldedLine: `, paint: palette.faint }]
  let taken = pieces.reduce((sum, { text }) => sum + displayWidth(text), 0)
  for (const [i, name] of named.entries()) {
    const wide = name.reduce((sum, { text }) => sum + displayWidth(text), i === 0 ? 0 : 2)
    const rest = ` +${named.length - i}`
    const needed = i === named.length - 1 ? wide : wide + rest.length
    if (i > 0 && taken + needed > width) return joined([...pieces, { text: rest, paint: palette.faint }])
    pieces.push(...(i === 0 ? [] : [{ text: ', ' }]), ...name)
    taken += wide
  }
  return joined(pieces)
}
