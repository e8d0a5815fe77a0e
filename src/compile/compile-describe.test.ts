import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import { FIELDS } from '../query/fields.ts'
import { compileDescribe } from './compile-describe.ts'

const ids = ['a', 'b', 'a'] as unknown as readonly Id[]

describe('compileDescribe', () => {
  it('reads the requested fields only', () => {
    const { text, params } = compileDescribe({
      kind: 'describe',
      of: 'dataset',
      ids,
      fields: ['type', 'tag', 'no such field', 'upstreams', 'type'],
    })
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $ids AS id
      MATCH (d:Dataset {id: id})
      WITH d, [d] + COLLECT {
        MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m ORDER BY m.namespace, m.name
      } AS members
      RETURN d.id AS id,
        head([m IN members WHERE m.kind IS NOT NULL | m.kind]) AS type,
        COLLECT { UNWIND members AS m MATCH (m)-[:TAGGED]->(t:Tag) RETURN DISTINCT t.name } AS tag,
        COUNT { MATCH (d)-[:DERIVED_FROM]->(x:Dataset) RETURN DISTINCT x } AS upstreams"
    `)
    expect(params).toEqual({ ids: ['a', 'b'] })
  })

  it.each(['dataset', 'job', 'column'] as const)('reads every stored field of a %s', (of) => {
    const stored = Object.keys(FIELDS).filter((name) => FIELDS[name]!.of.includes(of) && !FIELDS[name]!.local)
    const { text } = compileDescribe({ kind: 'describe', of, ids, fields: stored })
    for (const field of stored) expect(text).toMatch(new RegExp(` AS ${field}(,|$)`, 'm'))
  })
})
