import type { Aggregate } from '../aggregate.ts'
import { newestByKey, type StampedFields } from '../aggregate/newest-by-key.ts'
import { declaredField } from '../aggregate/declared-fields.ts'
import { stateOfAll } from '../aggregate/state.ts'
import { joinReportedStates, stateOfReported, type ReportedState } from '../aggregate/reported-state.ts'
import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamped } from '../stamp.ts'
import { compareText } from '../../lib/compare.ts'
import { externalIdOf, idOfJob, type RunClaim } from './claims.ts'
import type { RunContext } from './run-context.ts'
import { rawFacets } from './raw-facets.ts'
import { jsonProp, propsOf } from './props.ts'
import { compareNames, owningRunOf, reportsOwnRun, type OwningRun } from './owning-run.ts'
import { reportedBy } from './reported-by.ts'

interface Reporter {
  readonly aggregate: Aggregate
  readonly owningRun: OwningRun
}

/** The row of a Run: what its own aggregates report, completed by the claims of others. */
export function runRow(run: Id, claims: readonly RunClaim[], context: RunContext): NodeRow {
  const reporters = context
    .ofRun(run)
    .map((aggregate): Reporter => ({ aggregate, owningRun: owningRunOf(aggregate, context) }))
    .filter(({ aggregate, owningRun }) => reportsOwnRun(aggregate, owningRun))
  const claimed = joinClaims(claims)
  return {
    label: 'Run',
    id: run,
    props: propsOf(reporters.length === 0 ? claimed : { ...claimed, ...reportedProps(reporters, context) }),
  }
}

/** A Run that has sent no events: the least of the job ids and external ids that others claim. */
function joinClaims(claims: readonly RunClaim[]) {
  const externalIds = claims.flatMap(({ externalId }) => externalId ?? []).sort(compareText)
  return {
    jobId: claims.map(({ jobId }) => jobId).sort()[0],
    ...(externalIds.length === 0 ? {} : { externalId: externalIds[0] }),
    firstSeen: Math.min(...claims.map(({ firstSeen }) => firstSeen)),
  }
}

function reportedProps(reporters: readonly Reporter[], context: RunContext) {
  const statesByJob = new Map<Id, ReportedState>()
  let given: StampedFields = {}
  let producer: Stamped<string> | undefined
  let facets: StampedFields = {}
  for (const { aggregate, owningRun } of reporters) {
    const job = idOfJob(owningRun.job)
    const known = statesByJob.get(job)
    const state = reportedBy(aggregate, context)
    statesByJob.set(job, known === undefined ? state : joinReportedStates(known, state))
    given = newestByKey(given, aggregate.given ?? {})
    producer = newest(producer, aggregate.producer)
    facets = newestByKey(facets, aggregate.run)
  }
  const { status, startedAt, lastEventAt, endedAt } = stateOfAll(
    [...statesByJob.values()].map(stateOfReported),
  )
  const main = [...reporters].sort(compareReporters)[0]!
  const details = [...reporters]
    .sort((a, b) => lastOf(b) - lastOf(a) || compareText(a.aggregate.id, b.aggregate.id))
    .map(({ aggregate }) => ({
      ...context.interpret(aggregate).run,
      externalId: externalIdOf(aggregate, context),
    }))
  const first = <K extends keyof (typeof details)[number]>(key: K) =>
    details.find((one) => one[key] !== undefined)?.[key]
  const externalId = first('externalId')
  return {
    status,
    startedAt,
    lastEventAt,
    endedAt,
    name: declaredField({ given }, 'name') ?? main.aggregate.job.name,
    description: declaredField({ given }, 'description'),
    jobId: idOfJob(main.owningRun.job),
    ...(externalId === undefined ? {} : { externalId }),
    attempt: first('attempt'),
    logUrl: first('logUrl'),
    endedReason: first('endedReason'),
    nominalStart: first('nominalStart'),
    nominalEnd: first('nominalEnd'),
    producer: producer?.value,
    facets: jsonProp(rawFacets(facets)),
  }
}

const lastOf = ({ aggregate }: Reporter): number => stateOfReported(aggregate).lastEventAt

function compareReporters(a: Reporter, b: Reporter): number {
  const standIns = Number(a.owningRun.standsFor !== undefined) - Number(b.owningRun.standsFor !== undefined)
  return (
    standIns ||
    compareNames(a.owningRun.job, b.owningRun.job) ||
    compareNames(a.aggregate.job, b.aggregate.job)
  )
}
