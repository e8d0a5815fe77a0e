import fc from 'fast-check'
import type { Id } from '../../src/domain/ids.ts'
import { unionSpan, type Span } from '../../src/domain/span.ts'
import { DAY, dayOf, FOREVER } from '../../src/domain/time.ts'
import { someExecutions } from './random-executions.ts'
import {
  aColumn,
  aDataset,
  aJob,
  type World,
  type WorldEdge,
  type WorldEntity,
  type WorldInteraction,
} from './reference/world.ts'

/** Range of days in random worlds. */
export const FIRST_DAY = 20_000
export const LAST_DAY = 20_008

/** The current time in these worlds: on their last day, so that unfinished operations end before future ones. */
export const NOW = LAST_DAY * DAY

export const anInstant = fc
  .tuple(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.integer({ min: 0, max: 3 }))
  .map(([day, quarter]) => day * DAY + (quarter * DAY) / 4)

const anInterval: fc.Arbitrary<Span> = fc
  .tuple(anInstant, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 }))
  .map(([firstAt, quarters, lot]) => {
    const lastAt = lot === 0 ? FOREVER : firstAt + (quarters * DAY) / 4
    return { firstAt, lastAt, days: [dayOf(firstAt), dayOf(lastAt)] }
  })

/** The combined span of one to three operations. */
const aSpan = fc.array(anInterval, { minLength: 1, maxLength: 3 }).map((all) => all.reduce(unionSpan))

const basis = fc.oneof(
  fc.record({ stated: aSpan }),
  fc.record({ inferred: aSpan }),
  fc.record({ stated: aSpan, inferred: aSpan }),
)

const transformation = fc.record({
  type: fc.constantFrom('DIRECT' as const, 'INDIRECT' as const),
  masking: fc.boolean(),
})

/** Small worlds full of cycles, self-loops, diamonds, edges of several jobs or none, and columns with `*`. */
export const aWorld: fc.Arbitrary<World> = fc
  .record({
    datasets: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 0, max: 3 }),
    stars: fc.integer({ min: 0, max: 31 }),
    jobs: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ datasets: count, columns: width, stars, jobs: work }) => {
    const traits = fc.record({
      firstSeen: anInstant,
      owners: fc.subarray(['ann', 'bob']),
      tags: fc.subarray(['pii', 'gold']),
    })
    const things = fc.array(traits, { minLength: count + work, maxLength: count + work }).map((all) => ({
      datasets: all.slice(0, count).map((t, i) => aDataset(i % 2 === 0 ? 'a' : 'b', `d${i}`, t)),
      jobs: all.slice(count).map((t, i) => aJob('a', `j${i}`, t)),
    }))
    return things.chain(({ datasets, jobs }) => {
      const columns = datasets.flatMap((d, i) => [
        ...Array.from({ length: width }, (_, n) => aColumn(d, `c${n}`, { firstSeen: d.firstSeen })),
        ...((stars >> i) & 1 ? [aColumn(d, '*', { firstSeen: d.firstSeen })] : []),
      ])
      return fc.record({
        datasets: fc.constant(datasets),
        columns: fc.constant(columns),
        jobs: fc.constant(jobs),
        edges: fc
          .tuple(
            fc.array(edgeOf('dataset', datasets, jobs), { maxLength: 10 }),
            columns.length === 0
              ? fc.constant([])
              : fc.array(edgeOf('column', columns, jobs), { maxLength: 14 }),
          )
          .map(([of, by]) => [...of, ...by]),
        touches: fc.array(touchOf(datasets, jobs), { maxLength: 6 }),
        worked: someExecutions(datasets, jobs),
      })
    })
  })
  .map(({ worked, ...world }): World => ({ ...world, ...worked }))

const idIn = (things: readonly WorldEntity[]): fc.Arbitrary<Id> => fc.constantFrom(...things.map((t) => t.id))

function edgeOf(
  level: 'dataset' | 'column',
  things: readonly WorldEntity[],
  jobs: readonly WorldEntity[],
): fc.Arbitrary<WorldEdge> {
  const ends = fc.record({
    level: fc.constant(level),
    source: idIn(things),
    target: idIn(things),
    job: fc.option(idIn(jobs), { nil: undefined, freq: 6 }),
  })
  const made = level === 'dataset' ? basis : fc.record({ stated: aSpan, transformation: transformation })
  return fc
    .tuple(ends, made)
    .map(([{ job, ...rest }, how]) => ({ ...rest, ...(job === undefined ? {} : { job }), ...how }))
}

const touchOf = (
  datasets: readonly WorldEntity[],
  jobs: readonly WorldEntity[],
): fc.Arbitrary<WorldInteraction> =>
  fc.record({
    type: fc.constantFrom('reads' as const, 'writes' as const),
    job: idIn(jobs),
    dataset: idIn(datasets),
    span: aSpan,
  })
