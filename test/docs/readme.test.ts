import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/lang/parse.ts'
import { renderAs } from '../../src/render/formats.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { exampleStore } from '../golden/example-store.ts'

const root = join(import.meta.dirname, '..', '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts
/** The fenced blocks of a language, in order. */
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] ?? '',
  )

describe('README.md', () => {
  const { ask } = exampleStore('readme')

  it('shows a query with its actual answer', async () => {
    const [query = '', answer] = blocks('')
    const outcome = await ask({ query })
    expect(
      outcome.kind === 'answer' ? renderAs('text', toAnswerJson(outcome.answer), { width: 80 }) : outcome,
    ).toBe(answer)
  })

  it('contains only valid queries', () => {
    const queries = [
      ...[...readme.matchAll(/(?:query|explain) '([^']+)'/g)].map((match) => match[1] ?? ''),
      ...[...readme.matchAll(/`((?:downstream|paths|changes|datasets) [^`]+)`/g)].map(
        (match) => match[1] ?? '',
      ),
    ]
    expect(queries.length).toBeGreaterThan(4)
    for (const query of queries) expect(parse(query.replaceAll(/\s+/g, ' ')).diagnostics).toEqual([])
  })

  it('names npm scripts and files that exist', () => {
    for (const [, script = ''] of readme.matchAll(/npm run (?:-s )?([a-z][a-z0-9:]*)/g))
      expect(scripts).toHaveProperty([script])
    for (const [, file = ''] of readme.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(join(root, file)), file).toBe(true)
  })
})
