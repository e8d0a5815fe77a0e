import { describe, expect, it } from 'vitest'
import { askIn, resolveIn } from '../../../test/parity/query-world.ts'
import { aColumn, aDataset, aJob, type World, type WorldEdge } from '../../../test/parity/reference/world.ts'
import type { LineageGraph } from '../../domain/lineage-graph.ts'
import { spanOf } from '../../domain/span.ts'

const span = spanOf(Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 19))

/** A world of datasets `a → b by job`, jobs that read (`job < a`) or wrote (`job > a`), columns as `a.x → b.y`. */
function worldOf(...lines: readonly string[]): World {
  const words = [...new Set(lines.flatMap((line) => line.split(/\s*(?:→|by|<|>)\s*/u)))]
  const jobs = words.filter((w) => /^j\d/u.test(w)).map((name) => aJob('n', name))
  const columnNames = words.filter((w) => w.includes('.'))
  const names = new Set(words.filter((w) => !/^j\d/u.test(w)).map((w) => w.split('.')[0]!))
  const datasets = [...names].map((name) => aDataset('n', name))
  const datasetOf = (name: string) => datasets.find((d) => d.name === name)!
  const columns = columnNames.map((w) => aColumn(datasetOf(w.split('.')[0]!), w.split('.')[1]!))
  const idOf = (word: string) => {
    const [dataset, column] = word.split('.')
    return column === undefined
      ? [...datasets, ...jobs].find((t) => t.name === word)!.id
      : columns.find((c) => c.name === column && c.dataset === datasetOf(dataset!).id)!.id
  }
  const edges = lines.flatMap((line): WorldEdge[] => {
    const [, from, to, job] = /^(\S+) → (\S+)(?: by (\S+))?$/u.exec(line) ?? []
    if (from === undefined || to === undefined) return []
    const level = from.includes('.') ? 'column' : 'dataset'
    const by = job === undefined ? {} : { job: idOf(job) }
    return [{ level, source: idOf(from), target: idOf(to), stated: span, ...by }]
  })
  const touches = lines.flatMap((line) => {
    const [, job, sign, dataset] = /^(\S+) ([<>]) (\S+)$/u.exec(line) ?? []
    if (job === undefined || dataset === undefined) return []
    const type = sign === '<' ? ('reads' as const) : ('writes' as const)
    return [{ type, job: idOf(job), dataset: idOf(dataset), span }]
  })
  return { datasets, columns, jobs, edges, touches }
}

function graphOf(world: World, text: string): LineageGraph {
  const { result } = askIn(world, text)
  if (result.kind !== 'graph') throw new Error('not a graph')
  return result
}

const nodesOf = (world: World, text: string): readonly string[] =>
  graphOf(world, text).nodes.map((n) =>
    [n.name, n.distance, n.start && 'start', n.member && 'member', n.more && 'more']
      .filter((part) => part !== undefined && part !== false)
      .join(' '),
  )

function pathsOf(world: World, text: string): readonly string[] {
  const { nodes, paths } = graphOf(world, text)
  const names = new Map<string, string>(nodes.map((n) => [n.id, n.name]))
  return (paths ?? []).map((path) => path.map((id) => names.get(id)).join(' '))
}

const codesOf = (text: string): readonly string[] =>
  resolveIn(worldOf('a → b by j1', 'b → c by j2'), text).diagnostics.map(({ code }) => code)

describe('paths', () => {
  const world = worldOf('a → b by j1', 'b → c by j2', 'c → b by j3', 'c → d by j4', 'x → c by j5', 'z → z')

  it('show all nodes on some path, including cycles, by distance from the start', () => {
    expect(nodesOf(world, 'paths from a to d')).toEqual([
      'a 0 start',
      'b 1 member',
      'c 2 member',
      'd 3 member',
    ])
  })
  it('do not show starts without a path', () => {
    expect(nodesOf(world, 'paths from { a, z } to c depth 2')[0]).toBe('a 0 start')
    expect(nodesOf(world, 'paths from { a, z } to c').some((n) => n.startsWith('z'))).toBe(false)
  })
  it('have at least one step', () => {
    expect(nodesOf(world, 'paths from a to a')).toEqual([])
    expect(pathsOf(world, 'paths from a to a')).toEqual([])
    expect(pathsOf(world, 'paths from z to z')).toEqual(['z z'])
    expect(pathsOf(world, 'paths from b to b')).toEqual(['b c b'])
  })
  it('include an end that is also a start as a member only with `including start`', () => {
    expect(nodesOf(world, 'paths from b to b')[0]).toBe('b 0 start')
    expect(nodesOf(world, 'paths from b to b including start')[0]).toBe('b 0 start member')
  })
  it('are limited by depth as a whole, and mark nodes with more beyond', () => {
    expect(nodesOf(world, 'paths from a to d depth 2')).toEqual([])
    const fork = worldOf('a → b', 'b → d', 'b → c', 'c → d')
    expect(nodesOf(fork, 'paths from a to d depth 2')).toEqual(['a 0 start', 'b 1 member more', 'd 2 member'])
  })
  it('take only `depth N` and `depth all`', () => {
    expect(codesOf('paths from a to c depth 1..2')).toEqual(['depth-of-paths'])
    expect(codesOf('paths from a to c depth 2..')).toEqual(['depth-of-paths'])
    expect(codesOf('(paths from a to c) depth 1..2')).toEqual(['depth-of-paths'])
    expect(codesOf('paths from a to c depth all')).toEqual([])
  })
  it('exempt both ends from `within`, and nothing else', () => {
    expect(pathsOf(world, 'paths from a to d within { b, c }')).toEqual(['a b c d'])
    expect(pathsOf(world, 'paths from a to d within { c }')).toEqual([])
  })
  it('do not reach avoided or skipped ends', () => {
    expect(nodesOf(world, 'paths from a to d avoiding d')).toEqual([])
    expect(nodesOf(world, 'paths from a to d skip d')).toEqual([])
  })
  it('may end at a node where they stop, but do not pass it', () => {
    expect(pathsOf(world, 'paths from a to c stop at c')).toEqual(['a b c'])
    expect(pathsOf(world, 'paths from a to d stop at c')).toEqual([])
  })
  it('enter a job by its reads, leave a job by its writes, and never pass through one', () => {
    const jobs = worldOf('j1 > a', 'a → b by j2', 'j3 < b', 'j1 < b', 'j2 < a')
    expect(pathsOf(jobs, 'paths from job j1 to job j3')).toEqual(['j1 a j2 b j3'])
    expect(pathsOf(jobs, 'paths from job j1 to job j1')).toEqual(['j1 a j2 b j1'])
    expect(pathsOf(jobs, 'paths from a to { a, job j1 } at dataset')).toEqual(['a b j1'])
  })
  it('list jobs between nodes, and a job twice only with a node in between', () => {
    expect(pathsOf(worldOf('a → b by j1', 'b → c by j1'), 'paths from a to c at job')).toEqual([
      'a j1 b j1 c',
    ])
    const skipped = worldOf('j1 > a', 'a → a by j1', 'a → a by j2', 'j2 < a')
    expect(pathsOf(skipped, 'paths from job j1 to job j2 skip a')).toEqual(['j1 j2'])
    const read = worldOf('a → s by j1', 'j1 < s', 'j1 < a')
    expect(pathsOf(read, 'paths from a to job j1 at job skip s')).toEqual(['a j1'])
  })
  it('list what is shown: datasets for a walk along columns, if requested', () => {
    const columns = worldOf('a.x → b.x', 'b.x → b.y', 'b.y → c.x', 'b.z → c.z')
    expect(pathsOf(columns, 'paths from column x of a to c at dataset')).toEqual(['a b c'])
    expect(pathsOf(columns, 'paths from column x of a to c')).toEqual(['x x y x'])
    expect(pathsOf(columns, 'paths from column x of a to column z of c')).toEqual([])
  })
  it('let the `*` of a dataset represent its columns, at both ends', () => {
    const stars = worldOf('a.x → b.*', 'b.y → c.x', 'b.*  → c.z'.replace('  ', ' '))
    expect(pathsOf(stars, 'paths from column x of a to column y of b')).toEqual(['x y'])
    expect(pathsOf(stars, 'paths from column x of a to column x of c')).toEqual(['x * x'])
    expect(pathsOf(stars, 'paths from column y of b to column z of c')).toEqual(['y z'])
  })
  it('continue from a `*` that is an end as from the columns that they may enter', () => {
    const world = worldOf('a.x → b.y', 'b.y → c.z', 'b.* → d.w')
    const paths = (within: string): readonly string[] =>
      pathsOf(world, `paths from a to { column "*" of b, column z of c } at column${within}`)
    expect(paths('')).toEqual(['x *', 'x * z', 'x y z'])
    expect(paths(' within datasets like d')).toEqual(['x *'])
  })

  it('mark a job that is a start if there is more beyond', () => {
    const jobs = worldOf('j1 > a', 'j1 > b', 'a → c', 'c → b')
    expect(nodesOf(jobs, 'paths from job j1 to b at dataset depth 1')[0]).toBe('j1 0 start')
    expect(
      nodesOf(worldOf('j1 > a', 'j1 > b', 'a → b'), 'paths from job j1 to b at dataset depth 1'),
    ).toEqual(['j1 0 start more', 'b 1 member'])
  })
  it('use the clauses of parentheses around them', () => {
    expect(pathsOf(world, '(paths from a to d) depth 3')).toEqual(['a b c d'])
    expect(codesOf('(paths from a to c) since 3d')).toEqual([])
  })
})

describe('shortest path', () => {
  it('is the first by names among the paths of least length', () => {
    const world = worldOf('a → c', 'a → b', 'b → d', 'c → d', 'a → e', 'e → f', 'f → d')
    expect(pathsOf(world, 'shortest path from a to d')).toEqual(['a b d'])
    expect(nodesOf(world, 'shortest path from a to d')).toEqual(['a 0 start', 'b 1 member', 'd 2 member'])
    expect(graphOf(world, 'shortest path from a to d').edges.length).toBe(2)
  })
  it('has the least length over all pairs', () => {
    const world = worldOf('a → b', 'b → c', 'x → y')
    expect(pathsOf(world, 'shortest path from { a, x } to { c, y }')).toEqual(['x y'])
  })
  it('has no unnecessary steps', () => {
    const world = worldOf('a → a', 'j1 < a')
    expect(graphOf(world, 'shortest path from a to { a, job j1 } at dataset').edges.length).toBe(1)
  })
})

describe('skip', () => {
  it('accepts only datasets and columns', () => {
    expect(codesOf('downstream of a skip job j1')).toEqual(['cannot-skip'])
    expect(codesOf('downstream of a skip columns of b')).toEqual(['finer-than-walk'])
    expect(codesOf('downstream of a at column skip columns like x*')).toEqual([])
  })
  it('adds no distance, and marks nodes with more beyond the depth', () => {
    const world = worldOf('a → s', 's → b', 'b → t', 't → c', 'c → d')
    expect(nodesOf(world, 'downstream of a skip { s, t } depth 1')).toEqual(['a 0 start', 'b 1 member more'])
    expect(nodesOf(world, 'downstream of a skip { s, t } depth 2')).toEqual([
      'a 0 start',
      'b 1 member',
      'c 2 member more',
    ])
  })
  it('does not leave out a start', () => {
    const world = worldOf('s → b', 'b → s')
    expect(nodesOf(world, 'downstream of s skip s')).toEqual(['s 0 start', 'b 1 member'])
  })
  it('passes only nodes that the walk may enter', () => {
    const world = worldOf('a → s', 's → b')
    expect(nodesOf(world, 'downstream of a skip s within { b }')).toEqual(['a 0 start'])
    expect(nodesOf(world, 'downstream of a skip s avoiding s')).toEqual(['a 0 start'])
    expect(nodesOf(world, 'downstream of a skip s stop at s')).toEqual(['a 0 start'])
  })
  it('shows the jobs on both sides, and those that derived nothing from a skipped dataset', () => {
    const world = worldOf('a → s by j1', 's → b by j2', 'j3 < s')
    const { nodes, edges } = graphOf(world, 'downstream of a at job skip s')
    expect(nodes.map((n) => `${n.name} ${n.distance ?? ''}`)).toEqual(['a 0', 'b 1', 'j1 1', 'j2 1', 'j3 1'])
    expect(edges.map((e) => e.hidden)).toEqual(expect.arrayContaining([1, 1, undefined, undefined]))
    expect(edges.length).toBe(4)
  })
})

describe('cycles, roots and leaves', () => {
  const world = worldOf('m → n by j1', 'n → m by j2', 'b → c', 'c → b', 'b → d', 'z → z', 'm → z')

  it('number cycles in the order of their least names', () => {
    const { nodes } = graphOf(world, 'cycles')
    expect(nodes.map((n) => `${n.name} ${n.cycle ?? ''}`)).toEqual(['b 1', 'c 1', 'm 2', 'n 2', 'z 3'])
  })
  it('find the jobs on a cycle, but do not pass from one input of a job to another of its outputs', () => {
    expect(nodesOf(world, 'cycles in downstream of m at job').map((n) => n.split(' ')[0])).toEqual([
      'm',
      'j1',
      'n',
      'z',
      'j2',
    ])
    const shared = worldOf('a → b by j1', 'c → a by j1')
    expect(nodesOf(shared, 'cycles in downstream of c at job')).toEqual([])
  })
  it('use the crossed edges of a walk, and all edges between the members of a selection', () => {
    expect(nodesOf(world, 'cycles in downstream of m depth 1')).toEqual([])
    expect(nodesOf(world, 'cycles in { m, n }').length).toBe(2)
    expect(nodesOf(world, 'roots of (datasets where name = m or name = z)')).toEqual(['m member'])
  })
  it('ignore a dataset that feeds itself', () => {
    expect(nodesOf(world, 'roots of { z }')).toEqual(['z member'])
    expect(nodesOf(world, 'leaves of { m, z }')).toEqual(['z member'])
  })
  it('note that a cycle has no root', () => {
    expect(askIn(world, 'roots of { b, c, d }').notes.map((n) => n.message)).toEqual([
      '1 cycle has no incoming edge and therefore no root',
    ])
    expect(askIn(world, 'leaves of { b, c, d }').notes).toEqual([])
  })
})

describe('limits', () => {
  const world = worldOf('a → b', 'b → c', 'a → c', 'c → d')

  it('retain the nearest nodes, and the paths between them', () => {
    const answer = askIn(world, 'paths from a to d', { limits: { nodes: 3 } })
    expect(answer.cuts.map((c) => c.limit)).toEqual(['nodes'])
    expect(answer.complete).toBe(false)
    expect(answer.result.kind === 'graph' && answer.result.paths).toEqual([])
  })
  it('report that the time was up before all paths were found', () => {
    let calls = 0
    const answer = askIn(world, 'paths from a to d', {
      limits: { timeMs: 5 },
      elapsed: () => (calls++ < 2 ? 0 : 9),
    })
    expect(answer.complete).toBe(false)
    expect(answer.cuts[0]!.limit).toBe('time')
  })
  it('report that not all edges were examined for cycles', () => {
    let calls = 0
    const answer = askIn(world, 'cycles', { limits: { timeMs: 5 }, elapsed: () => (calls++ < 1 ? 0 : 9) })
    expect(answer.cuts.map((c) => c.limit)).toEqual(['time'])
  })
})
