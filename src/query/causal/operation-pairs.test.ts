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

describe('which of its sources the targets of an operation come from', () => {
  it('all of them, where nothing is stated', () => {
    expect(pairs({ reads: reads('a', 'b'), writes: [write('x'), write('y')] })).toEqual([
      'a→x inferred',
      'a→y inferred',
      'b→x inferred',
      'b→y inferred',
    ])
  })

  it('of a target with column lineage its sources are stated, the others inferred', () => {
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

  it('a lineage facet is the whole truth: of a dataset for it, of the run for all others', () => {
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

  it('what only a statement names is nothing more than that', () => {
    const implied = { dataset: id('b'), implied: true }
    expect(pairs({ reads: [...reads('a'), implied], writes: [write('x')] })).toEqual(['a→x inferred'])
    expect(pairs({ reads: reads('a'), writes: [write('x', { implied: true })] })).toEqual([])
  })

  it('nothing comes into what is dropped, truncated or altered, or into the tables of an audit', () => {
    const writes = [
      write('x', { types: ['truncate'] }),
      write('y', { types: ['alter', 'append'] }),
      write('z', { noTarget: true }),
    ]
    expect(pairs({ reads: reads('a'), writes })).toEqual(['a→y inferred'])
  })

  it('a renamed dataset comes from what it was', () => {
    const renamed = {
      reads: [...reads('a'), { dataset: id('b'), implied: true }],
      writes: [write('x', { types: ['rename'] })],
      isRenamed: (now: Id, before: Id) => now === id('x') && before === id('b'),
    }
    expect(pairs(renamed)).toEqual(['b→x stated'])
  })

  it('none, where there were too many', () => {
    expect(pairs({ reads: reads('a'), writes: [write('x')], omitted: true })).toEqual([])
  })
})
