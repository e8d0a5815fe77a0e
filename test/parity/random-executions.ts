import fc from 'fast-check'
import { idOf, operationId, type Id } from '../../src/domain/ids.ts'
import type { World, WorldRun, WorldEntity, WorldOperation } from './reference/world.ts'

/** Few times, so that operations start and end together, overlap and follow each other directly. */
const INSTANTS = Array.from({ length: 12 }, (_, i) => (20_000 + Math.floor(i / 2)) * 86_400_000 + (i % 2))

const STATUS = ['succeeded', 'succeeded', 'succeeded', 'succeeded', 'failed', 'killed', 'running'] as const

/** Operations that overlap, fail, never end, overwrite the output of others, and belong to Runs that have ended. */
export function someExecutions(
  datasets: readonly WorldEntity[],
  jobs: readonly WorldEntity[],
): fc.Arbitrary<Pick<World, 'runs' | 'operations'>> {
  return fc.oneof(workOf(datasets, jobs, false), workOf(datasets, jobs, true))
}

/** `busy`: every operation reads and writes something, and most succeed, so that paths are long. */
function workOf(
  datasets: readonly WorldEntity[],
  jobs: readonly WorldEntity[],
  busy: boolean,
): fc.Arbitrary<Pick<World, 'runs' | 'operations'>> {
  const dataset = fc.constantFrom(...datasets.map((d) => d.id))
  const some = fc.uniqueArray(dataset, { minLength: busy ? 1 : 0, maxLength: 2 })
  const work = fc.record({
    job: fc.nat(jobs.length - 1),
    run: fc.nat(2),
    // The job whose Run contains the operation; sometimes another job.
    guest: fc.nat(5),
    from: fc.nat(INSTANTS.length - 1),
    length: fc.nat(3),
    after: fc.nat(2),
    status: busy ? fc.constantFrom('succeeded' as const, ...STATUS.slice(0, 5)) : fc.constantFrom(...STATUS),
    streaming: fc.nat(9),
    reads: some,
    writes: some,
    replaces: fc.boolean(),
    pairs: fc.array(fc.tuple(fc.nat(busy ? 9 : 2), fc.constantFrom('stated' as const, 'inferred' as const)), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  const ends = fc.array(fc.option(fc.constantFrom(...INSTANTS), { nil: undefined, freq: 2 }), {
    minLength: 3 * jobs.length,
    maxLength: 3 * jobs.length,
  })
  return fc.tuple(fc.array(work, { minLength: busy ? 5 : 0, maxLength: 9 }), ends).map(([all, runEnds]) => {
    const runs = new Map<Id, WorldRun>()
    const operations = all.map((w, i): WorldOperation => {
      const { id: job } = jobs[w.job]!
      const { id: host } = jobs[(w.job + (w.guest === 0 ? 1 : 0)) % jobs.length]!
      const place = jobs.findIndex((j) => j.id === host) * 3 + w.run
      const run = idOf('test run', place)
      const endedAt = INSTANTS[Math.min(w.from + w.length, INSTANTS.length - 1)]!
      const startedAt = INSTANTS[w.from]!
      const end = runEnds[place]
      const known = runs.get(run)
      runs.set(run, {
        id: run,
        job: host,
        startedAt: Math.min(known?.startedAt ?? Infinity, startedAt),
        ...(end === undefined ? {} : { endedAt: end }),
        firstSeen: Math.min(known?.firstSeen ?? Infinity, startedAt),
      })
      const done = w.status !== 'running'
      const pairs = w.reads.flatMap((source, s) =>
        w.writes.map((target, t) => ({ source, target, made: w.pairs[s * 2 + t]! })),
      )
      return {
        id: operationId(run, 'test', String(i)),
        job,
        run,
        startedAt,
        ...(done ? { endedAt } : {}),
        lastEventAt: done ? endedAt + w.after : startedAt + w.after,
        status: w.status,
        counts: w.status === 'succeeded' || w.status === 'running' || w.streaming === 0,
        firstSeen: startedAt,
        runEnds: end === undefined ? [] : [end],
        reads: w.reads,
        writes: w.writes.map((of) => ({ dataset: of, replaces: w.replaces })),
        pairs: pairs.flatMap(({ source, target, made: [lot, basis] }) =>
          lot === 0 ? [] : [{ source, target, basis }],
        ),
      }
    })
    return { runs: [...runs.values()], operations }
  })
}
