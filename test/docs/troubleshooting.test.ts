import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

/** All sources, with concatenated texts joined and without quotes and values, so that a whole message can be found. */
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name) && !name.includes('.test.') && !name.startsWith('web/built'))
  .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  .join('\n')
  .replaceAll(/['`] \+\s*\(?['`]/gu, '')
  .replaceAll('\\`', '`')
  .toLowerCase()

const page = readFileSync(join(ROOT, 'docs', 'troubleshooting.md'), 'utf8')

/** Messages on the page: lines of its text blocks, and first columns of its tables of texts. */
const printed = [
  ...[...page.matchAll(/^ *```text\n([\s\S]*?)^ *```$/gmu)].flatMap(([, text = '']) => text.split('\n')),
  ...[...page.matchAll(/^\| (`[^|]*`) +\|/gmu)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/gu)].map(([, text = '']) => text),
  ),
]
  .map((line) => line.trim())
  .filter((line) => line !== '')

it('extracts the messages of the page', () => {
  expect(printed.length).toBeGreaterThan(50)
})

it.each(printed)('the program has the message %s', (line) => {
  for (const part of line.split('…').map((text) => text.trim()))
    expect(sources.includes(part.toLowerCase()), part).toBe(true)
})
