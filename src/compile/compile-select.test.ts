import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import { compileSelect } from './compile-select.ts'
import { globConditions } from './glob-conditions.ts'

describe('compileSelect', () => {
  it('returns canonical datasets ordered by name', () => {
    const { text, params } = compileSelect({ kind: 'select', of: 'dataset', filters: {}, limit: 5 })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (d:Dataset)
      WHERE NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
        AND d.deletedAt IS NULL
      WITH d ORDER BY d.namespace, d.name LIMIT $limit
      RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, name"
    `)
    expect(params).toEqual({ limit: 5 })
  })

  it('narrows datasets by the first name filter, tested on any alias, and continues after a page', () => {
    const { text, params } = compileSelect({
      kind: 'select',
      of: 'dataset',
      filters: {
        like: ['shop.*.a?b*', 'never in the statement'],
        matching: [{ source: 'x', ignoreCase: true }],
      },
      after: { kind: 'dataset', id: 'd' as Id, namespace: 'ns', name: 'n' },
      limit: 5,
    })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (n:Dataset)
      WHERE n.name STARTS WITH $like0Start
        AND n.name CONTAINS $like0Inside0
        AND n.name CONTAINS $like0Inside1
      OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)
      WITH DISTINCT coalesce(c, n) AS d
      WHERE d.deletedAt IS NULL
        AND d.namespace >= $afterNamespace
        AND (d.namespace > $afterNamespace OR d.name > $afterName)
      WITH d ORDER BY d.namespace, d.name LIMIT $limit
      RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, name"
    `)
    expect(params).toMatchInlineSnapshot(`
      {
        "afterName": "n",
        "afterNamespace": "ns",
        "like0Inside0": ".a",
        "like0Inside1": "b",
        "like0Start": "shop.",
        "limit": 5,
      }
    `)
  })

  it('starts from a tag or owner if there is one, because few nodes have it', () => {
    const filters = { tagged: [{ tag: 'pii', value: 'high' }, { tag: 'gold' }], ownedBy: ['ann'], in: ['x'] }
    expect(compileSelect({ kind: 'select', of: 'dataset', filters, limit: 5 }).text).toMatchInlineSnapshot(`
      "MATCH (:Tag {name: $tag0, value: $value0})<-[:TAGGED]-(n:Dataset)
      OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)
      WITH DISTINCT coalesce(c, n) AS d
      WHERE d.deletedAt IS NULL
      WITH d, [d] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m } AS members
      WHERE any(n IN members WHERE EXISTS { (n)-[:TAGGED]->(:Tag {name: $tag1}) })
        AND any(n IN members WHERE EXISTS { (n)-[:OWNED_BY]->(:User {name: $owner0}) })
      WITH d ORDER BY d.namespace, d.name LIMIT $limit
      RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, name"
    `)
    const { text, params } = compileSelect({ kind: 'select', of: 'job', filters, limit: 5 })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (:Tag {name: $tag0, value: $value0})<-[:TAGGED]-(n:Job)
      WHERE n.namespace = $in0
        AND n.deletedAt IS NULL
        AND EXISTS { (n)-[:TAGGED]->(:Tag {name: $tag1}) }
        AND EXISTS { (n)-[:OWNED_BY]->(:User {name: $owner0}) }
      WITH DISTINCT n ORDER BY n.namespace, n.name LIMIT $limit
      RETURN n.id AS id, n.namespace AS namespace, n.name AS name, [[n.namespace, n.name]] AS names
      ORDER BY namespace, name"
    `)
    expect(params).toEqual({ tag0: 'pii', value0: 'high', tag1: 'gold', owner0: 'ann', in0: 'x', limit: 5 })
  })

  it('selects datasets by a namespace pattern alone', () => {
    const { text, params } = compileSelect({
      kind: 'select',
      of: 'dataset',
      filters: { in: ['duckdb:*'] },
      limit: 5,
    })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (n:Dataset)
      WHERE n.namespace STARTS WITH $in0Start
      OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)
      WITH DISTINCT coalesce(c, n) AS d
      WHERE d.deletedAt IS NULL
      WITH d ORDER BY d.namespace, d.name LIMIT $limit
      RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, name"
    `)
    expect(params).toEqual({ in0Start: 'duckdb:', limit: 5 })
  })

  it('selects datasets by an owner alone', () => {
    const { text, params } = compileSelect({
      kind: 'select',
      of: 'dataset',
      filters: { ownedBy: ['ann'] },
      limit: 5,
    })
    expect(text).toMatchInlineSnapshot(`
      "MATCH (:User {name: $owner0})<-[:OWNED_BY]-(n:Dataset)
      OPTIONAL MATCH (n)-[:ALIAS_OF]->(c:Dataset)
      WITH DISTINCT coalesce(c, n) AS d
      WHERE d.deletedAt IS NULL
      WITH d ORDER BY d.namespace, d.name LIMIT $limit
      RETURN d.id AS id, d.namespace AS namespace, d.name AS name, [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, name"
    `)
    expect(params).toEqual({ owner0: 'ann', limit: 5 })
  })

  it('selects columns, and `*` only by its exact name', () => {
    const request = { kind: 'select', of: 'column', limit: 5 } as const
    expect(compileSelect({ ...request, filters: {} }).text).toMatchInlineSnapshot(`
      "MATCH (n:Column)-[:PART_OF]->(d:Dataset)
      WHERE n.name <> '*'
        AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
        AND d.deletedAt IS NULL
      WITH DISTINCT n, d ORDER BY d.namespace, d.name, n.name LIMIT $limit
      RETURN n.id AS id, n.name AS name, d.id AS datasetId, d.namespace AS namespace, d.name AS datasetName,
        [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, datasetName, name"
    `)
    const { text, params } = compileSelect({
      ...request,
      filters: { tagged: [{ tag: 'pii' }], ownedBy: ['ann'] },
      datasets: ['d', 'd'] as unknown as readonly Id[],
      column: { text: '*', glob: false },
      after: {
        kind: 'column',
        id: 'c' as Id,
        namespace: 'ns',
        name: 'c',
        dataset: { id: 'd' as Id, namespace: 'ns', name: 'n' },
      },
    })
    expect(text).toMatchInlineSnapshot(`
      "UNWIND $datasets AS id
      MATCH (d:Dataset {id: id})
      MATCH (n:Column)-[:PART_OF]->(d)
      WHERE n.name = $column
        AND (EXISTS { (n)-[:TAGGED]->(:Tag {name: $tag0}) } OR EXISTS {
          MATCH (d)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column)-[:TAGGED]->(:Tag {name: $tag0}) WHERE same.name = n.name
        })
        AND d.namespace >= $afterNamespace
        AND (d.namespace > $afterNamespace OR d.name > $afterDataset OR d.name = $afterDataset AND n.name > $afterName)
        AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
        AND d.deletedAt IS NULL
      WITH n, d, [d] + COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN m } AS members
      WHERE any(m IN members WHERE EXISTS { (m)-[:OWNED_BY]->(:User {name: $owner0}) })
      WITH DISTINCT n, d ORDER BY d.namespace, d.name, n.name LIMIT $limit
      RETURN n.id AS id, n.name AS name, d.id AS datasetId, d.namespace AS namespace, d.name AS datasetName,
        [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, datasetName, name"
    `)
    const tagged = [{ tag: 'pii', value: 'high' }, { tag: 'gold' }]
    expect(compileSelect({ ...request, filters: { tagged } }).text).toMatchInlineSnapshot(`
      "MATCH (:Tag {name: $tag0, value: $value0})<-[:TAGGED]-(one:Column)
      UNWIND [one] + COLLECT {
        MATCH (one)-[:PART_OF]->(:Dataset)-[:ALIAS_OF]->(:Dataset)<-[:PART_OF]-(same:Column)
        WHERE same.name = one.name RETURN same
      } AS n
      MATCH (n:Column)-[:PART_OF]->(d:Dataset)
      WHERE n.name <> '*'
        AND (EXISTS { (n)-[:TAGGED]->(:Tag {name: $tag1}) } OR EXISTS {
          MATCH (d)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column)-[:TAGGED]->(:Tag {name: $tag1}) WHERE same.name = n.name
        })
        AND NOT EXISTS { (d)-[:ALIAS_OF]->(:Dataset) }
        AND d.deletedAt IS NULL
      WITH DISTINCT n, d ORDER BY d.namespace, d.name, n.name LIMIT $limit
      RETURN n.id AS id, n.name AS name, d.id AS datasetId, d.namespace AS namespace, d.name AS datasetName,
        [[d.namespace, d.name]] +
        COLLECT { MATCH (m:Dataset)-[:ALIAS_OF]->(d) RETURN [m.namespace, m.name] } AS names
      ORDER BY namespace, datasetName, name"
    `)
    expect(params).toMatchInlineSnapshot(`
      {
        "afterDataset": "n",
        "afterName": "c",
        "afterNamespace": "ns",
        "column": "*",
        "datasets": [
          "d",
        ],
        "limit": 5,
        "owner0": "ann",
        "tag0": "pii",
      }
    `)
  })
})

describe('globConditions', () => {
  it.each([
    ['plain', ['n = $x'], { x: 'plain' }],
    ['a*', ['n STARTS WITH $xStart'], { xStart: 'a' }],
    ['*a', ['n ENDS WITH $xEnd'], { xEnd: 'a' }],
    ['*a*', ['n CONTAINS $xInside0'], { xInside0: 'a' }],
    ['a\\*b?c', ['n STARTS WITH $xStart', 'n ENDS WITH $xEnd'], { xStart: 'a*b', xEnd: 'c' }],
    ['*', [], {}],
    ['', ['n = $x'], { x: '' }],
    ['🐘*\\', ['n STARTS WITH $xStart', 'n ENDS WITH $xEnd'], { xStart: '🐘', xEnd: '\\' }],
  ])('%s', (glob, all, params) => {
    expect(globConditions('n', 'x', glob)).toEqual({ all, params })
  })
})
