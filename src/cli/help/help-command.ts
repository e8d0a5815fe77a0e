import { readFileSync } from 'node:fs'
import { HELP_INDEX, HELP_TOPICS, isHelpTopic, type HelpTopic } from '../../diagnostics/help-topics.ts'
import { either } from '../../diagnostics/wording.ts'
import { nearest } from '../../lib/nearest.ts'
import { CommandFailed } from '../command-failed.ts'
import { paletteFor, widthOf, type Terminal } from '../terminal.ts'
import { markdownBlocks, type Block } from './markdown-blocks.ts'
import { inlineText } from './inline-text.ts'
import { renderPage } from './render-page.ts'
import { findSections, sectionsOf } from './sections.ts'
import { PLAIN } from '../../render/palette.ts'

export interface HelpOptions {
  /** The folder of the documentation's sources: the root of the checkout or the package. */
  readonly root: URL
  readonly terminal: Terminal
  /** The names of all commands. */
  readonly commands: readonly string[]
}

/** The number of suggestions for an unknown topic. */
const SUGGESTIONS = 3

/** `help`: lists the topics with one line each, in the groups of the documentation's start page. */
export function listTopics({ root, terminal }: HelpOptions): void {
  const palette = paletteFor(terminal.out, terminal.env)
  const width = Math.max(...Object.keys(HELP_TOPICS).map(({ length }) => length))
  const lines = ['Topics of the documentation. `tributary help TOPIC` prints a page.']
  const listed = new Set<string>()
  for (const block of pageAt(root, HELP_INDEX)) {
    if (block.kind === 'heading' && block.level === 2) lines.push('', palette.strong(block.text))
    const entry = block.kind === 'item' ? ENTRY.exec(inlineText(block.text, PLAIN)) : null
    if (entry === null || listed.has(entry[2]!)) continue
    listed.add(entry[2]!)
    lines.push(`  ${palette.start(entry[2]!.padEnd(width))}  ${entry[3]!}`)
  }
  lines.push('', '`tributary help TOPIC WORDS` prints the sections with these words in their heading.')
  lines.push(
    '`tributary --help` lists the commands. `tributary COMMAND --help` lists the flags of a command.',
  )
  terminal.out.write(`${lines.join('\n')}\n`)
}

/** A line of the start page: `Security (tributary help security): keys, TLS, …`. */
const ENTRY = /^(.*?) \(tributary help ([\w-]+)\)(?:: |\. )?(.*)$/u

/**
 * `help TOPIC [WORDS]`: prints a page of the documentation, or its sections with these words in their heading. There is no pager:
 * `tributary help TOPIC | less` works everywhere, and prints nothing that a terminal could misread.
 * @throws CommandFailed with the nearest topics if there is no such page or section
 */
export function printTopic(topic: string, words: readonly string[], options: HelpOptions): void {
  const { root, terminal } = options
  if (!isHelpTopic(topic)) throw unknownTopic(topic, options)
  const page = pageAt(root, HELP_TOPICS[topic])
  const blocks = words.length === 0 ? page : findSections(page, words).flatMap((section) => section.blocks)
  if (blocks.length === 0) throw unknownSection(topic, words, page)
  const width = widthOf(terminal.out)
  const style = { palette: paletteFor(terminal.out, terminal.env), ...(width === undefined ? {} : { width }) }
  terminal.out.write(renderPage(blocks, style))
  if (options.commands.includes(topic))
    terminal.out.write(`\n\`tributary ${topic} --help\` lists the flags of the command.\n`)
}

function pageAt(root: URL, file: string): readonly Block[] {
  return markdownBlocks(readFileSync(new URL(file, root), 'utf8'))
}

/** Suggests topics and commands with a similar name, or else pages that have a section with this word. */
function unknownTopic(word: string, { root, commands }: HelpOptions): CommandFailed {
  const topics = Object.keys(HELP_TOPICS) as HelpTopic[]
  const similar = nearest(word, [...topics, ...commands], SUGGESTIONS)
  const inHeadings = topics.flatMap((topic) =>
    findSections(pageAt(root, HELP_TOPICS[topic]), [word]).length === 0 ? [] : [`${topic} ${word}`],
  )
  const suggested = [...similar, ...inHeadings].slice(0, SUGGESTIONS)
  const meant = suggested.map((text) => `\`tributary help ${text}\``)
  return new CommandFailed(
    `Unknown topic \`${word}\`.${meant.length === 0 ? '' : ` Did you mean ${either(meant)}?`}`,
    'tributary help',
  )
}

function unknownSection(topic: HelpTopic, words: readonly string[], page: readonly Block[]): CommandFailed {
  const headings = sectionsOf(page).flatMap(({ heading, level }) => (level === 2 ? [`  ${heading}`] : []))
  return new CommandFailed(
    [`No section of ${topic} is called \`${words.join(' ')}\`. Its sections:`, ...headings].join('\n'),
    `tributary help ${topic}`,
  )
}
