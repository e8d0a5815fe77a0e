import { beforeEach, describe, expect, it } from 'vitest'

import { idOf, type Id } from '../../../domain/ids.ts'
import { FOREVER } from '../../../domain/time.ts'
import type { ReadAnswers } from '../../../query/read-requests.ts'
import { sampleGraph } from './sample-graph.test-support.ts'

let sample: ReturnType<typeof sampleGraph>
beforeEach(() => {
  sample = sampleGraph()
})

describe('describe', () => {
  it('combines the fields of a dataset over its identity group', () => {
    const table = sample.dataset('pg', 'orders', { firstSeen: 9, kind: 'table' })
    const path = sample.dataset('s3', 'orders', {
      firstSeen: 4,
      kind: 'file',
      format: 'parquet',
      description: 'all orders',
    })
    sample.alias(path, table)
    const source = sample.dataset('pg', 'raw')
    sample.derive(table, source, {})
    sample.derive(table, source, { jobId: sample.job('n', 'load') })
    const storage = sample.put('Storage', idOf('Storage', 1), { name: 'shop' })
    sample.join('STORED_IN', 'Dataset', table, 'Storage', storage)
    const location = sample.put('Location', idOf('Location', 1), { type: 'postgres', name: 'db:5432' })
    sample.join('LOCATED_IN', 'Storage', storage, 'Location', location)
    sample.column('pg', 'orders', 'b')
    sample.column('pg', 'orders', 'a')
    sample.column('pg', 'orders', '*')
    sample.tag('Dataset', path, 'pii', 'high')
    sample.own('Dataset', table, 'bea')
    sample.own('Dataset', path, 'ann')
    const fields =
      'type format description storage location tag tags owner column firstSeen upstreams downstreams aliases schema lastRead'
    const found = sample.answer({ kind: 'describe', of: 'dataset', ids: [table], fields: fields.split(' ') })
    expect((found as ReadAnswers['describe']).get(table)).toEqual({
      type: 'table',
      format: 'parquet',
      description: 'all orders',
      storage: 'shop',
      location: 'postgres://db:5432',
      tag: ['pii'],
      tags: ['pii', 'pii\u0000high'],
      owner: ['ann', 'bea'],
      column: ['a', 'b'],
      firstSeen: 4,
      upstreams: 1,
      downstreams: 0,
      aliases: ['s3\u0000orders'],
    })
  })

  it('reports when a dataset was last read and written, and the status of the last write', () => {
    const table = sample.dataset('pg', 'orders')
    const [load, other] = [sample.job('n', 'load'), sample.job('n', 'other')]
    const work = (i: number, by: Id, startedAt: number, status?: string, endedAt = startedAt + 10) => {
      const operation = sample.put('Operation', idOf('Operation', i), status === undefined ? {} : { status })
      sample.join('WROTE', 'Operation', operation, 'Dataset', table, {
        datasetId: table,
        jobId: by,
        startedAt,
        endedAt,
        counts: status !== 'failed',
        ...(endedAt === FOREVER && { lasting: true }),
      })
    }
    work(1, load, 100, 'succeeded')
    work(2, other, 300, 'failed')
    work(3, load, 200, 'succeeded')
    work(4, load, 900, undefined, FOREVER)
    sample.join('WRITES', 'Job', load, 'Dataset', table, {
      memberId: table,
      firstAt: 100,
      lastAt: FOREVER,
      days: [0, 9],
    })
    sample.join('READS', 'Job', other, 'Dataset', table, {
      memberId: table,
      firstAt: 100,
      lastAt: 250,
      days: [0, 0],
    })
    const found = sample.answer({
      kind: 'describe',
      of: 'dataset',
      ids: [table],
      fields: ['lastRead', 'lastWritten', 'status'],
    })
    expect((found as ReadAnswers['describe']).get(table)).toEqual({
      lastRead: 250,
      lastWritten: 210,
      status: 'failed',
    })
  })

  it('describes jobs and columns', () => {
    const load = sample.job('n', 'load', { type: 'DBT_MODEL', producer: 'https://x', firstSeen: 3 })
    for (const [i, startedAt, status] of [
      [1, 50, 'failed'],
      [2, 70, 'running'],
      [3, 60, 'succeeded'],
    ] as const)
      sample.put('Run', idOf('Run', i), { jobId: load, startedAt, status })
    const table = sample.dataset('s3', '/raw')
    sample.own('Dataset', table, 'ann')
    sample.join('READS', 'Job', load, 'Dataset', table, {
      memberId: table,
      firstAt: 1,
      lastAt: 2,
      days: [0, 0],
    })
    const x = sample.column('s3', '/raw', 'x', { type: 'int' })
    sample.derive(sample.column('s3', '/raw', '*'), sample.column('s3', '/raw', 'filter'), {}, 'Column')
    sample.derive(x, sample.column('s3', '/raw', 'z'), {}, 'Column')
    const asked = (of: 'job' | 'column', id: Id, fields: string) =>
      (
        sample.answer({
          kind: 'describe',
          of,
          ids: [id],
          fields: fields.split(' '),
        }) as ReadAnswers['describe']
      ).get(id)
    expect(asked('job', load, 'type producer firstSeen lastRun status upstreams downstreams tag')).toEqual({
      type: 'DBT_MODEL',
      producer: 'https://x',
      firstSeen: 3,
      lastRun: 70,
      status: 'running',
      upstreams: 1,
      downstreams: 0,
    })
    expect(asked('column', x, 'dataset type owner upstreams downstreams')).toEqual({
      dataset: 's3/raw',
      type: 'int',
      owner: ['ann'],
      upstreams: 2,
      downstreams: 0,
    })
  })
})
