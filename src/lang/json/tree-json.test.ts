import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { examples } from '../../../test/generators/reference-examples.ts'
import { randomText } from '../../../test/generators/random-query.ts'
import { format } from '../format.ts'
import { parse } from '../parse.ts'
import { astJsonSchema, textSchema } from './ast-schema.ts'
import { textOfTree, treeToJson } from './tree-json.ts'
import { runs } from '../../../test/runs.ts'

/** Demands that a text, its tree as JSON, and the text of that are the same. */
function check(text: string): void {
  const { tree } = parse(text)
  const json: unknown = JSON.parse(JSON.stringify(treeToJson(tree!)))
  expect(textSchema.safeParse(json).error?.issues ?? []).toEqual([])
  expect(textSchema.safeParse(tree).success, 'spans may stay').toBe(true)
  expect(textOfTree(json)).toEqual({ ok: true, text: format(tree!) })
}

test.each(examples)('%s', check)

test('the tree of any text is as its schema says, and gives the text back', () => {
  fc.assert(
    fc.property(randomText, (tree) => check(format(tree))),
    { numRuns: runs(500) },
  )
})

test('a tree with a part too much, too little or of another kind is refused', () => {
  const json = JSON.stringify(treeToJson(parse('upstream of a depth 3 where owner is null').tree!))
  const refuses = (from: string, to: string): boolean => {
    expect(json).toContain(from)
    return !textOfTree(JSON.parse(json.replace(from, to))).ok
  }
  expect(refuses('"explain":false', '"explain":false,"more":1')).toBe(true)
  expect(refuses('"explain":false,', '')).toBe(true)
  expect(refuses('"value":3', '"value":-3')).toBe(true)
  expect(refuses('"value":3', '"value":"3"')).toBe(true)
  expect(refuses('"kind":"null"', '"kind":"nil"')).toBe(true)
  expect(textOfTree(null).ok).toBe(false)
  expect(textOfTree('upstream of a').ok).toBe(false)
})

test('a tree that its own text would not be read as is refused', () => {
  const bare = treeToJson(parse('upstream of a').tree!)
  const nested = (depth: number): unknown => {
    let value = bare
    for (let i = 0; i < depth; i++) value = { ...(value as object), query: value }
    return value
  }
  expect(textOfTree(nested(100_000)).ok).toBe(false)
  const forged = JSON.parse(JSON.stringify(bare).replace('"text":"a"', '"text":"depth"')) as unknown
  expect(textOfTree(forged).ok).toBe(false)
})

test('the schema that is checked in is that of the trees', async () => {
  const kept = await readFile(new URL('../../../docs/query-tree.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(astJsonSchema())))
})
