import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { keywords } from '../../grammar/tokens.ts'
import { format } from './format.ts'
import { parse } from './parse.ts'

const reference = await readFile(new URL('../../grammar/README.md', import.meta.url), 'utf8')
const examples = [...reference.matchAll(/^```lineage\n([\s\S]*?)^```$/gmu)].flatMap((block) =>
  block[1]!.trim().split('\n'),
)

test.each(examples)('parses the example, which is in canonical form: %s', (text) => {
  const { tree, diagnostics } = parse(text)
  expect(diagnostics).toEqual([])
  expect(format(tree!)).toBe(text)
})

test('shows every keyword in an example or a table of the reference', () => {
  for (const type of keywords) expect(reference).toMatch(new RegExp(`\\b${type.LABEL!}\\b`, 'u'))
})
