import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

export const pageText = (page: string): string => readFileSync(join(ROOT, 'docs', page), 'utf8')

/** The content of every fenced block of a language, such as `yaml`, on a page of `docs`. */
export const blocksOf = (page: string, language: string): readonly string[] =>
  [...pageText(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gmu'))].map(
    ([, block = '']) => block,
  )

/** The block of a page that follows the first mention of a path, such as `/etc/systemd/system/tributary.service`. */
export function fileOnPage(page: string, path: string, language: string): string {
  const text = pageText(page)
  const start = text.indexOf(`\`${path}\``)
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'mu').exec(text.slice(start))?.[1]
  if (start < 0 || block === undefined) throw new Error(`docs/${page} has no ${language} block for ${path}`)
  return block
}
