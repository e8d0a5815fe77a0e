import { DatabaseSync } from 'node:sqlite'

import { beforeEach, expect, it } from 'vitest'

import { datasetId } from '../../domain/ids.ts'
import { noChanges } from '../../domain/merge/no-changes.test-support.ts'
import type { Merge } from '../../domain/merge-protocol.ts'
import { commitGroup, type Share } from './commit-group.ts'
import { toErrorMessage } from '../threads/error-message.ts'
import { openGraph, type Graph } from './graph.ts'
import { storeError } from './sqlite-error.ts'
import { migrate } from './migrate.ts'

let db: DatabaseSync
let graph: Graph
let outcomes: string[]

beforeEach(() => {
  db = new DatabaseSync(':memory:')
  migrate(db)
  graph = openGraph(db)
  outcomes = []
})

/** A merge that counts its writes in the description of a dataset. */
function* counting(name: string): Merge {
  const key = { label: 'Dataset', id: datasetId('n', name) } as const
  const { nodes } = yield { nodes: [key] }
  const before = nodes[0]?.props.description ?? ''
  const props = { namespace: 'n', name, description: `${String(before)}I` }
  return { ...noChanges, nodes: [{ ...key, props, created: nodes[0] === null }], warnings: [`wrote ${name}`] }
}

function* failing(name: string): Merge {
  const changes = yield* counting(name)
  throw new Error(`cannot merge after ${changes.nodes.length}`)
}

function* huge(name: string): Merge {
  const changes = yield* counting(name)
  return {
    ...changes,
    nodes: changes.nodes.map((node) => ({ ...node, props: { ...node.props, description: 'x'.repeat(1e7) } })),
  }
}

/** A merge whose row violates a constraint when it is written. */
function* creatingTwice(name: string): Merge {
  const changes = yield* counting(name)
  return { ...changes, nodes: changes.nodes.flatMap((node) => [node, { ...node, created: true }]) }
}

const share = (merge: () => Merge): Share => ({
  merge,
  succeed: (warnings) => outcomes.push(warnings.join()),
  fail: (error) =>
    outcomes.push(`${toErrorMessage(storeError(error)).name}: ${toErrorMessage(storeError(error)).message}`),
})
const description = (name: string): unknown =>
  graph.nodes.get('Dataset', datasetId('n', name))?.props.description

it('lets later merges see what earlier ones wrote, and answers all after the commit', () => {
  commitGroup(graph, [share(() => counting('a')), share(() => counting('a')), share(() => counting('b'))])
  expect(outcomes).toEqual(['wrote a', 'wrote a', 'wrote b'])
  expect([description('a'), description('b')]).toEqual(['II', 'I'])
})

it('rolls back only the merge that fails', () => {
  commitGroup(graph, [share(() => counting('a')), share(() => failing('b')), share(() => counting('c'))])
  expect(outcomes).toEqual(['wrote a', 'Error: cannot merge after 1', 'wrote c'])
  expect([description('a'), description('b'), description('c')]).toEqual(['I', undefined, 'I'])
})

it('rolls back a merge that fails while it is written, and applies the others once', () => {
  commitGroup(graph, [
    share(() => counting('a')),
    share(() => creatingTwice('b')),
    share(() => failing('b')),
    share(() => counting('a')),
  ])
  expect(outcomes).toEqual([
    'wrote a',
    expect.stringContaining('UNIQUE constraint failed'),
    'Error: cannot merge after 1',
    'wrote a',
  ])
  expect([description('a'), description('b')]).toEqual(['II', undefined])
})

it('writes nothing while the disk is full, reports it, and continues when there is space', () => {
  const pages = Number(db.prepare('PRAGMA page_count').get()!.page_count)
  db.exec(`PRAGMA max_page_count = ${pages + 50}`)
  commitGroup(graph, [share(() => counting('a')), share(() => huge('b')), share(() => counting('c'))])
  expect(outcomes).toEqual(Array.from({ length: 3 }, () => 'StoreUnavailable: the disk is full'))
  expect([description('a'), description('b'), description('c')]).toEqual([undefined, undefined, undefined])
  db.exec(`PRAGMA max_page_count = ${pages + 50_000}`)
  outcomes = []
  commitGroup(graph, [share(() => huge('b')), share(() => counting('a'))])
  expect(outcomes).toEqual(['wrote b', 'wrote a'])
  expect(description('a')).toBe('I')
})
