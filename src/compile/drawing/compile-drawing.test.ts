import { describe, expect, it } from 'vitest'
import type { Id } from '../../domain/ids.ts'
import type { PlanNode, WalkNode } from '../../query/plan.ts'
import { compileDrawing } from './compile-drawing.ts'

const span = { start: 0, end: 0 }
const one: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'dataset', ids: ['d1' as Id] } }
const like = (glob: string): PlanNode => ({
  kind: 'select',
  selection: { kind: 'datasets', filters: { like: [glob] }, span },
})
const walk: WalkNode = {
  kind: 'walk',
  direction: 'upstream',
  starts: one,
  at: 'dataset',
  depth: { min: 1, max: 3 },
  window: { since: 1_700_000_000_000, wholeDays: false },
  via: {},
  within: [],
  avoiding: [],
  stopAt: [],
  includingStart: false,
}
const drawing = (root: PlanNode, query = 'q') => compileDrawing({ root, query, now: 0 })

describe('compileDrawing', () => {
  it('binds values in the head of the statement', () => {
    expect(drawing(walk)).toEqual({
      kind: 'statement',
      text: [
        '// q',
        "WITH ['d1'] AS starts,",
        '  1700000000000 AS since,',
        '  3 AS maxDepth',
        'CALL (*) {',
        '  UNWIND starts AS start',
        '  MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)',
        '  WHERE all(x IN r WHERE x.lastAt >= since)',
        '  WITH n, min(length(p)) AS distance',
        '  WHERE distance < maxDepth',
        '  OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)',
        '  WHERE x.lastAt >= since',
        '  RETURN n, x, m',
        '}',
        'RETURN n, x, m',
      ].join('\n'),
    })
  })

  it('binds sets before the walk under unique names, and tests whole globs', () => {
    const drawn = drawing({ ...walk, starts: like('a.*'), avoiding: [like('b.*')] })
    if (drawn.kind === 'refused') throw new Error(drawn.why)
    expect(drawn.text).toContain("'a.' AS like0Start")
    expect(drawn.text).toContain("'b.' AS like0Start_2")
    expect(drawn.text).toContain('any(one IN names WHERE one[1] =~ likeAll0_2)')
    expect(drawn.text).toContain('NOT y.id IN avoiding')
    expect(drawn.text).not.toContain('$')
  })

  it('writes the query as a comment, unless its characters could end the comment', () => {
    expect(drawing(one, 'dataset "a"')).toMatchObject({
      text: expect.stringMatching(/^\/\/ dataset "a"\n/) as string,
    })
    for (const query of ['a\nDETACH DELETE n', String.raw`"\u000a"`, 'a\u2028b'])
      expect(drawing(one, query)).toMatchObject({ text: expect.stringMatching(/^WITH /) as string })
  })

  it('gives a reason and the closest alternative for a plan that it cannot draw', () => {
    const columns: PlanNode = { kind: 'select', selection: { kind: 'columns', filters: {}, span } }
    const runs: PlanNode = { kind: 'select', selection: { kind: 'runs', filters: {}, span } }
    const refused: readonly (readonly [PlanNode, string])[] = [
      [{ ...walk, starts: columns }, 'Column lineage'],
      [{ ...walk, at: 'run' }, 'Run tree'],
      [runs, 'Run tree'],
      [{ ...walk, skip: [one] }, 'without `skip`'],
      [{ kind: 'count', input: walk, by: [] }, 'without `count`'],
      [{ kind: 'limit', input: walk, count: 3 }, 'without `limit`'],
      [{ kind: 'ends', which: 'roots', of: walk }, 'after `of`'],
      [{ kind: 'cycles' }, 'after `in`'],
      [{ ...walk, within: [{ ...walk, at: 'job' }] }, 'one after the other'],
    ]
    for (const [root, instead] of refused)
      expect(drawing(root)).toMatchObject({
        kind: 'refused',
        instead: expect.stringContaining(instead) as string,
      })
  })
})
