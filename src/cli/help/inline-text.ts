import type { Palette } from '../../render/palette.ts'
import { HELP_TOPICS, type HelpTopic } from '../../diagnostics/help-topics.ts'

/** Code, an image, a link, or strong or emphasised text. Code comes first, because it contains no other markup. */
const SPANS =
  /(`+)(?<code>.+?)\1|!\[(?<picture>[^\]]*)\]\([^)]*\)|\[(?<label>(?:`[^`]*`|[^\]])*)\]\((?<target>[^)]*)\)|\*\*(?<strong>.+?)\*\*|(?<![\w*])\*(?<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])/gu

/**
 * Markdown within a line as text for a terminal. Code keeps its backticks, because a terminal has one typeface. A link to another
 * page becomes its text and the command that prints the page; a link within the page only its text.
 * @example inlineText('see [Security](security.md)', PLAIN) → 'see Security (tributary help security)'
 */
export function inlineText(markdown: string, palette: Palette): string {
  return markdown.replaceAll(SPANS, (whole, ...rest: unknown[]) => {
    const { code, picture, label, target, strong, emphasis } = rest.at(-1) as Partial<Record<string, string>>
    if (code !== undefined) return eachWord(whole, palette.start)
    if (picture !== undefined) return eachWord(`[picture: ${picture}]`, palette.faint)
    if (label !== undefined)
      return `${inlineText(label, palette)}${eachWord(placeOf(target!), palette.faint)}`
    return strong === undefined
      ? inlineText(emphasis!, palette)
      : eachWord(inlineText(strong, palette), palette.strong)
  })
}

/** Styles each word on its own, so that a line may break between them. */
const eachWord = (text: string, style: (word: string) => string): string =>
  text
    .split(' ')
    .map((word) => (word === '' ? '' : style(word)))
    .join(' ')

const topicOf = new Map(
  (Object.entries(HELP_TOPICS) as [HelpTopic, string][]).map(([topic, file]) => [fileName(file), topic]),
)

/** What follows the text of a link. Links between pages are relative paths of their Markdown files. */
function placeOf(target: string): string {
  const [path = '', anchor = ''] = target.split('#')
  if (path === '') return ''
  const topic = topicOf.get(fileName(path))
  if (topic !== undefined)
    return ` (tributary help ${topic}${anchor === '' ? '' : ` ${anchor.replaceAll('-', ' ')}`})`
  return /^https?:/u.test(path) ? ` (${path})` : ` (${path.replaceAll('../', '')})`
}

/** The name of a file; for a README, with its folder. */
function fileName(path: string): string {
  return /(?:[^/]+\/)?README\.md$|[^/]+$/u.exec(path)?.[0] ?? path
}
