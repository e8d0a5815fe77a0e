/** A block of a page of the documentation. `text` is Markdown of one line; `lines` are literal. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `indent` and `marker` are those of the source: `  ` and `- `, or `1. `. */
  | { readonly kind: 'item'; readonly indent: string; readonly marker: string; readonly text: string }
  | { readonly kind: 'code'; readonly indent: string; readonly lines: readonly string[] }
  /** The first row is the header. Every row has as many cells as the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

const FENCE = /^(\s*)```/u
const HEADING = /^(#{1,6}) +(.*?)\s*$/u
const ITEM = /^(\s*)([-*]|\d+\.) +(.*)$/u
const COMMENT = /^\s*<!--.*-->\s*$/u

/**
 * Splits Markdown into blocks. Reads the part of CommonMark and of GitHub's tables that the documentation uses: headings with `#`,
 * paragraphs, lists, fenced code and tables. Leaves out comments.
 * @example markdownBlocks('# Title\n\none\ntwo') → [{ kind: 'heading', level: 1, text: 'Title' }, { kind: 'paragraph', text: 'one two' }]
 */
export function markdownBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = []
  const lines = markdown.split(/\r?\n/u)
  /** Whether the next line continues the last block. */
  let isOpen = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const last = blocks.at(-1)
    const fence = FENCE.exec(line)
    const heading = HEADING.exec(line)
    const item = ITEM.exec(line)
    if (fence !== null) {
      const end = lines.findIndex((one, i) => i > at && FENCE.test(one))
      const indent = fence[1]!
      const code = lines.slice(at + 1, end === -1 ? lines.length : end)
      blocks.push({ kind: 'code', indent, lines: code.map((one) => withoutIndent(one, indent)) })
      at += code.length + 1
      isOpen = false
    } else if (line.trim() === '' || COMMENT.test(line)) isOpen = false
    else if (heading !== null) {
      blocks.push({ kind: 'heading', level: heading[1]!.length, text: heading[2]! })
      isOpen = false
    } else if (line.startsWith('|')) {
      const row = cellsOf(line)
      if (isOpen && last?.kind === 'table')
        blocks[blocks.length - 1] = isRule(row) ? last : { ...last, rows: [...last.rows, row] }
      else blocks.push({ kind: 'table', rows: [row] })
      isOpen = true
    } else if (item !== null) {
      blocks.push({ kind: 'item', indent: item[1]!, marker: `${item[2]!} `, text: item[3]! })
      isOpen = true
    } else if (isOpen && (last?.kind === 'paragraph' || last?.kind === 'item'))
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${line.trim()}` }
    else {
      blocks.push({ kind: 'paragraph', text: line.trim() })
      isOpen = true
    }
  }
  return blocks
}

const withoutIndent = (line: string, indent: string): string =>
  line.startsWith(indent) ? line.slice(indent.length) : line

/** The cells of a row. `\|` is a bar within a cell (GitHub Flavored Markdown §4.10). */
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/u.test(cell))
