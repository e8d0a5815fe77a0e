import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'grammar/README.md',
  'src/openlineage/README.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
]

/** The anchor that GitHub generates for a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (markdown: string): ReadonlySet<string> =>
  new Set([...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)))

it.each(pages)('%s links to pages and headings that exist', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '')
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(link)) continue
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path)
    expect(existsSync(file), link).toBe(true)
    if (anchor !== undefined && file.endsWith('.md'))
      expect(anchorsIn(readFileSync(file, 'utf8')), link).toContain(anchor)
  }
})
