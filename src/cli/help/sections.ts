import type { Block } from './markdown-blocks.ts'

/** A section of a page: its heading, and all blocks up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: string
  readonly level: number
  readonly blocks: readonly Block[]
}

/** The sections of a page below its title. A section contains those below it. */
export const sectionsOf = (blocks: readonly Block[]): readonly Section[] =>
  blocks.flatMap((block, at) => {
    if (block.kind !== 'heading' || block.level === 1) return []
    const next = blocks.findIndex((one, i) => i > at && one.kind === 'heading' && one.level <= block.level)
    const heading = block.text.replaceAll('`', '')
    return [{ heading, level: block.level, blocks: blocks.slice(at, next === -1 ? undefined : next) }]
  })

/**
 * The sections whose heading is the words, or else contains all of them. Leaves out a section below another one of the result.
 * @example findSections(page, ['backup']) → the section `Backup and restore`
 */
export function findSections(blocks: readonly Block[], words: readonly string[]): readonly Section[] {
  const wanted = words.flatMap(wordsOf)
  const all = sectionsOf(blocks)
  const exact = all.filter(({ heading }) => wordsOf(heading).join(' ') === wanted.join(' '))
  const found =
    exact.length > 0
      ? exact
      : all.filter(({ heading }) =>
          wanted.every((word) => wordsOf(heading).some((one) => one.startsWith(word))),
        )
  return found.filter((section) => !found.some((other) => other !== section && isBelow(section, other)))
}

const isBelow = (section: Section, other: Section): boolean => other.blocks.includes(section.blocks[0]!)

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
