import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from '../parse.ts'
import { writtenAs, type NamePlace } from './written-as.ts'
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

/** The name that the one word of a text stands for; of a glob what it is literally. */
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

test('a name that is written at a place is read there as that name', () => {
  fc.assert(
    fc.property(
      names,
      fc.constantFrom('named', 'alone', 'glob', 'value'),
      fc.boolean(),
      (name, place, quoted) => {
        const written = writtenAs(place, name, quoted)
        expect(nameIn(AROUND[place](written))).toBe(name)
        if (quoted) expect(written).toMatch(/^".*"$/su)
      },
    ),
    { numRuns: runs(600) },
  )
})

test('quotes only where they are needed', () => {
  expect(writtenAs('named', 'depth')).toBe('depth')
  expect(writtenAs('alone', 'depth')).toBe('"depth"')
  expect(writtenAs('value', 'now')).toBe('"now"')
  expect(writtenAs('glob', 'tmp.x')).toBe('tmp.x')
  expect(writtenAs('glob', 'tmp.*')).toBe('"tmp.\\*"')
})
