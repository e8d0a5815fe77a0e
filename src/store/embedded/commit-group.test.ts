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
let told: string[]

beforeEach(() => {
  db = new DatabaseSync(':memory:')
  migrate(db)
  graph = openGraph(db)
  told = []
})

/** A merge that counts in a dataset's description how often it was written. */
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

/** A merge whose row breaks a rule of the table once it is written. */
function* creatingTwice(name: string): Merge {
  const changes = yield* counting(name)
  return { ...changes, nodes: changes.nodes.flatMap((node) => [node, { ...node, created: true }]) }
}

const share = (merge: () => Merge): Share => ({
  merge,
  succeed: (warnings) => told.push(warnings.join()),
  fail: (error) =>
    told.push(`${toErrorMessage(storeError(error)).name}: ${toErrorMessage(storeError(error)).message}`),
})
const description = (name: string): unknown =>
  graph.nodes.get('Dataset', datasetId('n', name))?.props.description

it('lets later merges see what earlier ones wrote, and tells all after the commit', () => {
  commitGroup(graph, [share(() => counting('a')), share(() => counting('a')), share(() => counting('b'))])
  expect(told).toEqual(['wrote a', 'wrote a', 'wrote b'])
  expect([description('a'), description('b')]).toEqual(['II', 'I'])
})

it('takes back a merge that fails, and nothing else', () => {
  commitGroup(graph, [share(() => counting('a')), share(() => failing('b')), share(() => counting('c'))])
  expect(told).toEqual(['wrote a', 'Error: cannot merge after 1', 'wrote c'])
  expect([description('a'), description('b'), description('c')]).toEqual(['I', undefined, 'I'])
})

it('takes back a merge that fails while it is written, and carries the others out once', () => {
  commitGroup(graph, [
    share(() => counting('a')),
    share(() => creatingTwice('b')),
    share(() => failing('b')),
    share(() => counting('a')),
  ])
  expect(told).toEqual([
    'wrote a',
    expect.stringContaining('UNIQUE constraint failed'),
    'Error: cannot merge after 1',
    'wrote a',
  ])
  expect([description('a'), description('b')]).toEqual(['II', undefined])
})

it('writes nothing when the disk is full, says so, and goes on when there is room', () => {
  const pages = Number(db.prepare('PRAGMA page_count').get()!.page_count)
  db.exec(`PRAGMA max_page_count = ${pages + 50}`)
  commitGroup(graph, [share(() => counting('a')), share(() => huge('b')), share(() => counting('c'))])
  expect(told).toEqual(Array.from({ length: 3 }, () => 'StoreUnavailable: the disk is full'))
  expect([description('a'), description('b'), description('c')]).toEqual([undefined, undefined, undefined])
  db.exec(`PRAGMA max_page_count = ${pages + 50_000}`)
  told = []
  commitGroup(graph, [share(() => huge('b')), share(() => counting('a'))])
  expect(told).toEqual(['wrote b', 'wrote a'])
  expect(description('a')).toBe('I')
})
