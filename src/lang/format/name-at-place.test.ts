import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from '../parse.ts'
import { writeNameAt, type NamePlace } from './name-at-place.ts'
import { runs } from '../../../test/runs.ts'

const names = fc.oneof(
  fc.constantFrom(
    'orders',
    'depth',
    'now',
    'P1D',
    '7d',
    'a b',
    's3://x/*',
    'a?b\\c',
    '"',
    '--',
    '',
    'not',
    'tagged',
  ),
  fc.string({
    maxLength: 8,
    unit: fc.constantFrom('a', '.', '/', '*', '?', '\\', '"', "'", ' ', '\n', '-', '1'),
  }),
)
const AROUND: Readonly<Record<NamePlace, (name: string) => string>> = {
  named: (name) => `job ${name}`,
  alone: (name) => `upstream of ${name}`,
  glob: (name) => `datasets like ${name}`,
  value: (name) => `datasets where owner = ${name}`,
}

/** Reads back the name from a text with one word; for a glob its literal text. */
function nameIn(text: string): string {
  const words: string[] = []
  const { tree, diagnostics } = parse(text)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  JSON.stringify(tree, (_, value: unknown) => {
    const node = value as { kind?: string; text?: string; glob?: boolean } | null
    if (node?.kind === 'word')
      words.push(node.glob === true ? node.text!.replaceAll(/\\(.)/gsu, '$1') : node.text!)
    return value
  })
  return words.at(-1)!
}

test('writes names that parse back to the same name at every place', () => {
  fc.assert(
    fc.property(
      names,
      fc.constantFrom('named', 'alone', 'glob', 'value'),
      fc.boolean(),
      (name, place, quoted) => {
        const written = writeNameAt(place, name, quoted)
        expect(nameIn(AROUND[place](written))).toBe(name)
        if (quoted) expect(written).toMatch(/^".*"$/su)
      },
    ),
    { numRuns: runs(600) },
  )
})

test('quotes only if necessary', () => {
  expect(writeNameAt('named', 'depth')).toBe('depth')
  expect(writeNameAt('alone', 'depth')).toBe('"depth"')
  expect(writeNameAt('value', 'now')).toBe('"now"')
  expect(writeNameAt('glob', 'tmp.x')).toBe('tmp.x')
  expect(writeNameAt('glob', 'tmp.*')).toBe('"tmp.\\*"')
})
