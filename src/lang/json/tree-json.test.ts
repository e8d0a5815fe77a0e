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

/** Checks that a text, its tree as JSON, and the text of that tree agree. */
function check(text: string): void {
  const { tree } = parse(text)
  const json: unknown = JSON.parse(JSON.stringify(treeToJson(tree!)))
  expect(textSchema.safeParse(json).error?.issues ?? []).toEqual([])
  expect(textSchema.safeParse(tree).success, 'spans may stay').toBe(true)
  expect(textOfTree(json)).toEqual({ ok: true, text: format(tree!) })
}

test.each(examples)('%s', check)

test('converts any text to a tree that matches the schema, and back', () => {
  fc.assert(
    fc.property(randomText, (tree) => check(format(tree))),
    { numRuns: runs(500) },
  )
})

test('refuses a tree with an extra, missing or wrong part', () => {
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

test('refuses a tree whose own text parses to another tree', () => {
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

test('generates the same schema as docs/query-tree.schema.json', async () => {
  const stored = await readFile(new URL('../../../docs/query-tree.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(astJsonSchema())))
})
