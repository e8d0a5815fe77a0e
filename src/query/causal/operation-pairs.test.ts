import { describe, expect, it } from 'vitest'
import type { MappingBody } from '../../domain/aggregate.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import { operationPairs, type Touched } from './operation-pairs.ts'

const name = (of: string) => ({ namespace: 'n', name: of })
const id = (of: string): Id => datasetId('n', of)
const reads = (...names: string[]) => names.map((of) => ({ dataset: id(of), implied: false }))
const write = (of: string, more: object = {}) => ({
  dataset: id(of),
  implied: false,
  noTarget: false,
  types: ['append'],
  ...more,
})

/** The pairs as `source→target basis`, sorted. */
function pairs(touched: Partial<Touched>): readonly string[] {
  const names = new Map(['a', 'b', 'x', 'y', 'z'].map((of) => [id(of), of]))
  return operationPairs({
    reads: [],
    writes: [],
    mappings: [],
    omitted: false,
    isRenamed: () => false,
    ...touched,
  })
    .map(({ source, target, basis }) => `${names.get(source)}→${names.get(target)} ${basis}`)
    .sort()
}

const lineage = (links: readonly (readonly [from: string, to: string])[], target?: string): MappingBody => ({
  kind: 'lineage',
  ...(target === undefined ? {} : { target: name(target) }),
  links: links.map(([from, to]) => ({ from: name(from), to: name(to) })),
  columns: [],
})

describe('which sources the targets of an operation are derived from', () => {
  it('all of them if nothing is stated', () => {
    expect(pairs({ reads: reads('a', 'b'), writes: [write('x'), write('y')] })).toEqual([
      'a→x inferred',
      'a→y inferred',
      'b→x inferred',
      'b→y inferred',
    ])
  })

  it('states the sources of a target that has column lineage; other targets are inferred', () => {
    const columns: MappingBody = {
      kind: 'columnLineage',
      target: name('x'),
      sources: [name('a')],
      links: [],
    }
    expect(pairs({ reads: reads('a', 'b'), writes: [write('x'), write('y')], mappings: [columns] })).toEqual([
      'a→x stated',
      'a→y inferred',
      'b→x inferred',
      'b→y inferred',
    ])
  })

  it('takes a lineage facet as complete: that of a dataset for the dataset, that of the run for all others', () => {
    const mappings = [lineage([['a', 'x']], 'x'), lineage([['b', 'y']])]
    const writes = [write('x'), write('y'), write('z')]
    expect(pairs({ reads: reads('a', 'b'), writes, mappings })).toEqual(['a→x stated', 'b→y stated'])
    expect(pairs({ reads: reads('a', 'b'), writes, mappings: [lineage([], 'x')] })).toEqual([
      'a→y inferred',
      'a→z inferred',
      'b→y inferred',
      'b→z inferred',
    ])
  })

  it('infers nothing from datasets that only a statement names', () => {
    const implied = { dataset: id('b'), implied: true }
    expect(pairs({ reads: [...reads('a'), implied], writes: [write('x')] })).toEqual(['a→x inferred'])
    expect(pairs({ reads: reads('a'), writes: [write('x', { implied: true })] })).toEqual([])
  })

  it('infers nothing into what is dropped, truncated or altered, or into audit tables', () => {
    const writes = [
      write('x', { types: ['truncate'] }),
      write('y', { types: ['alter', 'append'] }),
      write('z', { noTarget: true }),
    ]
    expect(pairs({ reads: reads('a'), writes })).toEqual(['a→y inferred'])
  })

  it('derives a renamed dataset from its former name', () => {
    const renamed = {
      reads: [...reads('a'), { dataset: id('b'), implied: true }],
      writes: [write('x', { types: ['rename'] })],
      isRenamed: (now: Id, before: Id) => now === id('x') && before === id('b'),
    }
    expect(pairs(renamed)).toEqual(['b→x stated'])
  })

  it('returns nothing if there were too many pairs', () => {
    expect(pairs({ reads: reads('a'), writes: [write('x')], omitted: true })).toEqual([])
  })
})
