import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { format } from '../../src/lang/format.ts'
import { parse } from '../../src/lang/parse.ts'

const page = readFileSync(new URL('../../docs/from-other-languages.md', import.meta.url), 'utf8')

/** The queries of the last column of each table, in the order of the page. */
const queries = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| --'))
  .flatMap((line) =>
    [
      ...line
        .split(' | ')
        .at(-1)!
        .matchAll(/`([^`]+)`/g),
    ].map((match) => match[1]!),
  )
  .filter((query) => !query.startsWith('@name'))

it('has many equivalents', () => {
  expect(queries.length).toBeGreaterThan(50)
})

it.each(queries)('has a query in canonical form: %s', (query) => {
  const { tree, diagnostics } = parse(query)
  expect(diagnostics).toEqual([])
  expect(format(tree!)).toBe(query)
})
