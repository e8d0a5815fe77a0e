import type { Aggregate } from '../aggregate.ts'
import { newestByKey, type StampedFields } from '../aggregate/newest-by-key.ts'
import { givenOf } from '../aggregate/given.ts'
import { stateOfAll } from '../aggregate/state.ts'
import { joinTold, stateOfTold, type Told } from '../aggregate/told-state.ts'
import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamped } from '../stamp.ts'
import { compareText } from '../../lib/compare.ts'
import { externalIdOf, idOfJob, type RunClaim } from './claims.ts'
import type { Kin } from './kin.ts'
import { keptValues } from './kept-facets.ts'
import { jsonProp, propsOf } from './props.ts'
import { compareNames, homeOf, reportsOwnRun, type Home } from './relatives.ts'
import { toldBy } from './told-by.ts'

interface Reporter {
  readonly aggregate: Aggregate
  readonly home: Home
}

/** A Run: what its own aggregates report, and where they are silent what others say of it. */
export function runRow(run: Id, claims: readonly RunClaim[], kin: Kin): NodeRow {
  const reporters = kin
    .ofRun(run)
    .map((aggregate): Reporter => ({ aggregate, home: homeOf(aggregate, kin) }))
    .filter(({ aggregate, home }) => reportsOwnRun(aggregate, home))
  const said = joinClaims(claims)
  return {
    label: 'Run',
    id: run,
    props: propsOf(reporters.length === 0 ? said : { ...said, ...reported(reporters, kin) }),
  }
}

/** What may be told of a run that has sent no events: the least job and external id of those that are named. */
function joinClaims(claims: readonly RunClaim[]) {
  const externalIds = claims.flatMap(({ externalId }) => externalId ?? []).sort(compareText)
  return {
    jobId: claims.map(({ jobId }) => jobId).sort()[0],
    ...(externalIds.length === 0 ? {} : { externalId: externalIds[0] }),
    firstSeen: Math.min(...claims.map(({ firstSeen }) => firstSeen)),
  }
}

function reported(reporters: readonly Reporter[], kin: Kin) {
  const toldByJob = new Map<Id, Told>()
  let given: StampedFields = {}
  let producer: Stamped<string> | undefined
  let facets: StampedFields = {}
  for (const { aggregate, home } of reporters) {
    const job = idOfJob(home.job)
    const known = toldByJob.get(job)
    const told = toldBy(aggregate, kin)
    toldByJob.set(job, known === undefined ? told : joinTold(known, told))
    given = newestByKey(given, aggregate.given ?? {})
    producer = newest(producer, aggregate.producer)
    facets = newestByKey(facets, aggregate.run)
  }
  const { status, startedAt, lastEventAt, endedAt } = stateOfAll([...toldByJob.values()].map(stateOfTold))
  const main = [...reporters].sort(compareReporters)[0]!
  const told = [...reporters]
    .sort((a, b) => lastOf(b) - lastOf(a) || compareText(a.aggregate.id, b.aggregate.id))
    .map(({ aggregate }) => ({
      ...kin.interpret(aggregate).run,
      externalId: externalIdOf(aggregate, kin),
    }))
  const first = <K extends keyof (typeof told)[number]>(key: K) =>
    told.find((details) => details[key] !== undefined)?.[key]
  const externalId = first('externalId')
  return {
    status,
    startedAt,
    lastEventAt,
    endedAt,
    name: givenOf({ given }, 'name') ?? main.aggregate.job.name,
    description: givenOf({ given }, 'description'),
    jobId: idOfJob(main.home.job),
    ...(externalId === undefined ? {} : { externalId }),
    attempt: first('attempt'),
    logUrl: first('logUrl'),
    endedReason: first('endedReason'),
    nominalStart: first('nominalStart'),
    nominalEnd: first('nominalEnd'),
    producer: producer?.value,
    facets: jsonProp(keptValues(facets)),
  }
}

const lastOf = ({ aggregate }: Reporter): number => stateOfTold(aggregate).lastEventAt

function compareReporters(a: Reporter, b: Reporter): number {
  const standIns = Number(a.home.standsFor !== undefined) - Number(b.home.standsFor !== undefined)
  return standIns || compareNames(a.home.job, b.home.job) || compareNames(a.aggregate.job, b.aggregate.job)
}
