import fc from 'fast-check'
import type { Observation, StandaloneEntity } from '../aggregate.ts'
import { EDITED_ALIASES, EDITED_DELETED, EDITED_DESCRIPTION, editedOwner, editedTag } from '../edit-fields.ts'
import { idOf } from '../ids.ts'
import type { EventKind } from '../stamp.ts'
import type { Json } from '../../lib/json.ts'
import {
  dependency,
  idOfDataset,
  jobsIn,
  observeDataset,
  observeDeclaration,
  observeEdit,
  observeRun,
  observeStatement,
  observeVeto,
  parentOf,
  type Link,
  type RunEvent,
  type Statement,
  type Use,
} from './observe.test-support.ts'

const START = Date.UTC(2026, 9, 1)
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const column = fc.constantFrom('x', 'y', '*')
const run = fc.nat({ max: 5 })
const job = fc.constantFrom('load', 'load.part.1', 'etl', 'unknown')
/** Sometimes another team uses the id of a run. */
const namespace = fc.constantFrom('jobs', 'jobs', 'jobs', 'jobs', 'others')
/** The sender: usually a key without namespace limits. */
const restricted = fc.constantFrom(undefined, undefined, true as const)

/** Few instants over some days, so that events coincide. */
export const at = fc
  .tuple(fc.nat({ max: 40 }), fc.constantFrom(0, 0, 1, 30_001))
  .map(([step, more]) => START + step * 7 * 3_600_000 + more)

const kind: fc.Arbitrary<EventKind> = fc.constantFrom(
  'START',
  'START',
  'RUNNING',
  'COMPLETE',
  'COMPLETE',
  'FAIL',
  'ABORT',
  'OTHER',
)

const link: fc.Arbitrary<Link> = fc.record({
  to: column,
  from: fc.tuple(name, column),
  indirect: fc.boolean(),
  every: fc.boolean(),
  masking: fc.boolean(),
})

/** True once in `n` on average. */
export const rarely = <T>(arbitrary: fc.Arbitrary<T>, times = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ arbitrary, weight: 1 }, { arbitrary: fc.constant(undefined), weight: times - 1 })

const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary, weight: 5 }, { arbitrary: fc.constant(null), weight: 1 })

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T

/** One or two other names of a dataset. */
export const symlinksTo = (others: fc.Arbitrary<string>) =>
  fc.array(
    fc.oneof(
      fc.tuple(others, fc.constantFrom('TABLE', 'TABLE', 'LOCATION', 'EDIT')),
      others.map((other): readonly [string] => [other]),
    ),
    { minLength: 1, maxLength: 2 },
  ) as fc.Arbitrary<readonly (readonly [string, string?])[]>
const symlinks = symlinksTo(name)

/** Few tags, owners and sources, so that sets replace one another and share nodes. */
const tag = fc.constantFrom<Json>(['t', ''], ['t', 'v'], ['u', ''])
const columnTag = fc.constantFrom<Json>(['t', '', 'x'], ['t', 'v', 'y'], ['u', '', 'w'])
const owner = fc.constantFrom<Json>(['ann', ''], ['ann', 'lead'], ['cat', ''])
const setOf = (...entries: readonly fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
  nullable(fc.array(fc.oneof(...entries), { maxLength: 3 }))
const labelsOf = (...tags: readonly fc.Arbitrary<Json>[]) => ({
  'tags one': rarely(setOf(...tags), 5),
  'tags two': rarely(setOf(...tags), 8),
  'owners one': rarely(setOf(owner), 5),
})

/** A dataset as one side of an event. */
export const use = (side: 'input' | 'output'): fc.Arbitrary<Use> =>
  fc
    .record({
      name,
      schema: rarely(fc.shuffledSubarray(['x', 'y', 'z'], { minLength: 1 })),
      described: rarely(fc.constantFrom('one', 'two')),
      symlinks: rarely(symlinks, 12),
      rows: rarely(fc.nat({ max: 9 })),
      version: rarely(fc.constantFrom('1', '2', null), 8),
      partitions: rarely(fc.array(fc.constantFrom('d=1', 'd=2', 'd=3'), { maxLength: 2 }), 8),
      withdrawn: rarely(fc.subarray(['schema' as const, 'symlinks' as const]), 8),
      connectAs: rarely(fc.constantFrom('ann', 'dot'), 8),
      fields: rarely(
        fc
          .record({
            kind: fc.constantFrom('table', 'view', null),
            description: rarely(fc.constantFrom('first', 'second', null), 3),
            'facets.note': fc.constantFrom('n', 'm', null),
            ...labelsOf(tag, columnTag),
          })
          .map(defined) as fc.Arbitrary<{ readonly [field: string]: Json }>,
      ),
      ...(side === 'input'
        ? {}
        : {
            lifecycle: rarely(fc.constantFrom('overwrite', 'drop', 'truncate', 'create', 'rename', null), 5),
            renamedFrom: rarely(name, 8),
            types: rarely(fc.subarray(['append', 'drop', 'merge', 'overwrite'], { minLength: 1 }), 6),
            columns: rarely(nullable(fc.array(link, { maxLength: 3 })), 3),
            bare: rarely(fc.uniqueArray(column, { maxLength: 2 }), 4),
            lineageColumns: rarely(fc.array(link, { maxLength: 2 }), 2),
            lineage: rarely(nullable(fc.array(name, { maxLength: 2 })), 8),
          }),
    })
    .map((said) => defined(said) as Use)

const dependencies = nullable(
  fc.array(
    fc
      .tuple(
        fc.constantFrom('upstream' as const, 'downstream' as const),
        fc.oneof(job, fc.constant('other')),
        fc.constantFrom('', 'DIRECT', 'TIME'),
      )
      .map((entry) => dependency(...entry)),
    { maxLength: 3 },
  ),
)

const facets: fc.Arbitrary<{ readonly [key: string]: Json }> = fc
  .record({
    belongs: rarely(fc.constantFrom('own', 'parent'), 3),
    parent: rarely(
      fc.tuple(run, job, namespace).map((reference) => parentOf(...reference)),
      3,
    ),
    root: rarely(
      fc.tuple(run, job, namespace).map((reference) => parentOf(...reference)),
      5,
    ),
    streaming: rarely(fc.boolean(), 6),
    outcome: rarely(fc.constantFrom('failed', 'succeeded', null), 6),
    reason: rarely(fc.constantFrom('no space', 'lost'), 6),
    type: rarely(fc.constantFrom('SPARK', 'DBT'), 3),
    user: rarely(fc.constantFrom('ann', 'bob'), 4),
    runner: rarely(
      fc.constantFrom<Json>(
        { type: 'Spark' },
        { type: 'Spark', version: '3' },
        { type: 'Spark', location: { namespace: 'yarn', name: '' } },
      ),
      4,
    ),
    noTargets: rarely(
      name.map((target) => [idOfDataset(target)]),
      8,
    ),
    attempt: rarely(fc.nat({ max: 3 }), 5),
    'dependencies one': rarely(dependencies, 4),
    'dependencies two': rarely(dependencies, 8),
    'order one': rarely(dependencies, 8),
    'facets.env': rarely(fc.constantFrom('prod', 'test'), 5),
  })
  .map((said) => defined(said) as { readonly [key: string]: Json })

const runEvent: fc.Arbitrary<Observation> = fc
  .record({
    run,
    job,
    namespace,
    restricted,
    kind,
    at,
    facets,
    jobFacets: fc
      .record({
        documentation: rarely(fc.constantFrom('good', 'better', null)),
        sql: rarely(fc.constantFrom('s1', 's2')),
        'facets.team': rarely(fc.constantFrom('t', null)),
        ...labelsOf(tag),
      })
      .map((said) => defined(said) as { readonly [key: string]: Json }),
    lineage: rarely(nullable(fc.array(fc.tuple(name, name), { maxLength: 2 })), 10),
    inputs: fc.array(use('input'), { maxLength: 2 }),
    outputs: fc.array(use('output'), { maxLength: 2 }),
  })
  .map((said) => observeRun(defined(said) as RunEvent))

/** Declared fields of runs and operations that events report too. */
const statement: fc.Arbitrary<Observation> = fc
  .record({
    run,
    job,
    namespace,
    restricted,
    at,
    facets: fc
      .record({
        parent: rarely(
          fc.tuple(run, job, namespace).map((reference) => parentOf(...reference)),
          2,
        ),
      })
      .map((said) => defined(said) as { readonly [key: string]: Json }),
    given: fc
      .record({
        part: rarely(fc.constant('operation'), 3),
        status: rarely(fc.constantFrom('running', 'succeeded', 'failed', 'killed', null), 2),
        startedAt: rarely(at, 2),
        endedAt: rarely(at, 2),
        name: rarely(fc.constantFrom('n', 'm', null)),
        description: rarely(fc.constantFrom('d', 'e')),
        type: rarely(fc.constantFrom('batch', 'streaming'), 6),
        attempt: rarely(fc.nat({ max: 3 }), 5),
        user: rarely(fc.constantFrom('ann', 'bob', null), 4),
        runner: rarely(
          fc.constantFrom<Json>({ type: 'Spark' }, { type: 'Spark', location: { type: 'yarn', name: '' } }),
          5,
        ),
      })
      .map((said) => defined(said) as { readonly [field: string]: Json }),
    inputs: fc.array(use('input'), { maxLength: 1 }),
    outputs: fc.array(use('output'), { maxLength: 1 }),
  })
  .map((said) => observeStatement(said as Statement))

const thing: fc.Arbitrary<StandaloneEntity> = fc.oneof(
  fc.constantFrom<StandaloneEntity>(
    { kind: 'user', name: 'ann' },
    { kind: 'runner', type: 'Spark' },
    { kind: 'runner', type: 'Spark', location: { namespace: 'yarn', name: '' } },
    { kind: 'place', place: { location: { type: 'yarn', name: '', addresses: ['rm:8032'] } } },
    { kind: 'place', place: { location: { type: 'pg', name: 'db', addresses: [] }, storage: 'shop' } },
  ),
  fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((columns): StandaloneEntity => {
    const fields = columns.map((column) => ({ name: column, type: `type of ${column}` }))
    return { kind: 'schema', id: idOf('Schema', columns.join()), fields }
  }),
)

const reportedEvent: fc.Arbitrary<Observation> = fc
  .tuple(at, fc.array(thing, { minLength: 1, maxLength: 2 }))
  .map(([eventTime, things]) => ({ eventTime, datasets: [], jobs: [], content: [], things }))

const declaration: fc.Arbitrary<Observation> = fc
  .record({
    job: rarely(job, 2),
    at,
    inputs: fc.array(use('input'), { maxLength: 2 }),
    outputs: fc.array(use('output'), { minLength: 1, maxLength: 2 }),
  })
  .map(({ job: of, ...said }) =>
    of === undefined
      ? observeDeclaration({ at: said.at, outputs: said.outputs.slice(0, 1) })
      : observeDeclaration({ job: of, ...said }),
  )

const jobFacts: fc.Arbitrary<Observation> = fc
  .record({
    at,
    job,
    type: fc.constantFrom('X', 'Y', null),
    team: fc.constantFrom('u', 'v'),
    labels: fc.record({ ...labelsOf(tag), 'dependencies one': rarely(dependencies, 4) }).map(defined),
  })
  .map(({ at: eventTime, job: of, type, team, labels }) => ({
    eventTime,
    datasets: [],
    content: [],
    jobs: [
      ...Object.entries(labels).flatMap(([field, value]) => jobsIn(field, value as Json, [eventTime, 5])),
      {
        kind: 'job',
        namespace: 'jobs',
        name: of,
        stamp: [eventTime, 5],
        fields: { type, 'facets.team': team, odd: 7, ...labels } as { readonly [field: string]: Json },
      },
    ],
  }))

const description = fc.tuple(at, use('output')).map(([when, said]) => observeDataset(when, said))

const veto = fc
  .tuple(at, fc.tuple(name, name), fc.boolean(), rarely(fc.constantFrom('ann', 'bob'), 2))
  .map((said) => observeVeto(...said))

/** Edits of things about which producers report equal and other values. */
const edited = fc
  .record({
    [EDITED_DESCRIPTION]: rarely(fc.constantFrom('first', 'second', null), 2),
    [EDITED_ALIASES]: rarely(fc.constant(null), 6),
    [editedTag(['t', ''])]: rarely(fc.boolean(), 2),
    [editedTag(['u', ''])]: rarely(fc.boolean(), 4),
    [editedOwner('ann')]: rarely(fc.constantFrom('', 'lead', false), 2),
  })
  .map((said) => defined(said) as { readonly [field: string]: Json })
const editedColumns = fc
  .record({
    x: rarely(fc.constantFrom('said', 'one', null), 2),
    w: rarely(fc.constantFrom('said', null), 6),
    tag: rarely(fc.tuple(fc.constantFrom('x', 'y', 'w'), fc.boolean()), 2),
  })
  .map(({ tag: tagged, ...descriptions }) => ({
    fields: tagged === undefined ? {} : { [editedTag(['t', '', tagged[0]])]: tagged[1] },
    descriptions: defined(descriptions) as { readonly [column: string]: string | null },
  }))
const edit: fc.Arbitrary<Observation> = fc
  .tuple(at, name, job, fc.boolean(), edited, editedColumns)
  .map(([when, of, ofJob, isJob, fields, columns]) =>
    isJob
      ? observeEdit(when, { job: ofJob }, fields)
      : observeEdit(when, { dataset: of }, { ...fields, ...columns.fields }, columns.descriptions),
  )

/** Streams with few runs, jobs, datasets and instants, so that all of them interact. */
export const randomStream = (maxLength: number): fc.Arbitrary<readonly Observation[]> =>
  fc.array(
    fc.oneof(
      { arbitrary: runEvent, weight: 14 },
      { arbitrary: statement, weight: 5 },
      { arbitrary: reportedEvent, weight: 1 },
      { arbitrary: declaration, weight: 2 },
      { arbitrary: jobFacts, weight: 1 },
      { arbitrary: description, weight: 2 },
      { arbitrary: veto, weight: 2 },
      { arbitrary: edit, weight: 3 },
    ),
    { minLength: 1, maxLength, size: 'max' },
  )

/**
 * Streams in which people delete and restore what producers continue to report. Runs end only through events here,
 * because a declared field may retract an end, and with it what was newer than a deletion.
 */
export const randomDeletionStream = (maxLength: number): fc.Arbitrary<readonly Observation[]> => {
  const deletion = fc
    .tuple(at, name, job, fc.boolean(), fc.constantFrom(true, true, false))
    .map(([when, of, ofJob, isJob, isDeleted]) =>
      observeEdit(when, isJob ? { job: ofJob } : { dataset: of }, { [EDITED_DELETED]: isDeleted }),
    )
  return fc.array(
    fc.oneof(
      { arbitrary: runEvent, weight: 10 },
      { arbitrary: deletion, weight: 6 },
      { arbitrary: declaration, weight: 3 },
      { arbitrary: description, weight: 2 },
      { arbitrary: jobFacts, weight: 1 },
      { arbitrary: veto, weight: 1 },
      { arbitrary: edit, weight: 1 },
    ),
    { minLength: 1, maxLength, size: 'max' },
  )
}

/** Streams of either kind: with deletions, or with everything else. */
export const anyStream = (maxLength: number): fc.Arbitrary<readonly Observation[]> =>
  fc.oneof(randomStream(maxLength), randomDeletionStream(maxLength))
