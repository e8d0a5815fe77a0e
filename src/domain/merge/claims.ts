import type { Aggregate, DatasetName, Declaration, Interpretation, ParentReference } from '../aggregate.ts'
import type { StampedFields } from '../aggregate/newest-by-key.ts'
import type { State } from '../aggregate/state.ts'
import { stateOfTold } from '../aggregate/told-state.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { jobId, locationId, runnerId, userId, type Id } from '../ids.ts'
import { labelFieldsOf } from '../label-fields.ts'
import { stampOf, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { plainEdge } from './edge-ids.ts'
import type { Kin } from './kin.ts'
import { keptFields } from './kept-facets.ts'
import { meantBy, reportsOwnRun, validParent, validRoot, type Home } from './relatives.ts'
import { reportersOf } from './run-owner.ts'

/** What one aggregate says of a Run, beside what the Run's own aggregates say. */
export interface RunClaim {
  readonly id: Id
  readonly jobId: Id
  readonly externalId?: string
  readonly firstSeen: Instant
}

/** What one aggregate says of a Job. */
export interface JobClaim {
  readonly id: Id
  readonly job: DatasetName
  readonly firstSeen: Instant
  readonly fields: StampedFields
}

export interface RunnerClaim {
  readonly id: Id
  readonly type: string
  readonly version?: string
  readonly location?: DatasetName
}

/** What an aggregate says of nodes and edges that others say the same of. */
export interface Claims {
  readonly runs: ReadonlyMap<Id, RunClaim>
  readonly jobs: ReadonlyMap<Id, JobClaim>
  readonly runners: ReadonlyMap<Id, RunnerClaim>
  readonly users: ReadonlyMap<Id, string>
  readonly edges: ReadonlyMap<Id, EdgeRow>
  /** Locations that are there though no runner is known to be at them: type as `namespace`, and name. */
  readonly places?: ReadonlyMap<Id, DatasetName>
  /** The jobs of the parent and of the root, by which its row is found. */
  readonly parentJob?: Id
  readonly rootJob?: Id
}

export const idOfJob = (job: DatasetName): Id => jobId(job.namespace, job.name)

/** What a run's aggregate says of its Run, its Job and those above. */
export function claimsOf(aggregate: Aggregate, home: Home, state: State, kin: Kin): Claims {
  const interpretation = kin.interpret(aggregate)
  const { firstSeen } = state
  const claims = new ClaimSet(firstSeen)
  if (home.foreign !== undefined) {
    const describes = interpretation.belongs === 'own' && home.standsFor === undefined
    claims.job(home.job, describes ? jobFields(aggregate, state, kin) : {})
    claims.runOfOwner(home.run, home.foreign)
    return claims.all()
  }
  const own = reportsOwnRun(aggregate, home)
  const fields = own && home.standsFor === undefined ? jobFields(aggregate, state, kin) : {}
  claims.home(home, own ? externalIdOf(aggregate, kin) : externalIdAbove(home, interpretation), fields)
  if (own) {
    const { runner, run } = interpretation
    if (runner !== undefined) claims.runner(home, runner)
    if (run.user !== undefined) claims.user(home.run, run.user)
  }
  const parent = validParent(aggregate, kin)
  let above = own ? undefined : home
  if (own && parent !== undefined) {
    const meant = meantBy(parent, aggregate, kin)
    if (meant.run !== home.run) {
      above = meant
      claims.reference(meant, parent)
      if (!mutual(home, meant, kin)) claims.below(home, meant)
    }
  }
  const root = validRoot(aggregate, kin)
  let rootHome: Home | undefined
  if (root !== undefined && root.runId !== parent?.runId) {
    rootHome = meantBy(root, aggregate, kin)
    if (rootHome.run !== home.run && rootHome.run !== above?.run) {
      claims.reference(rootHome, root)
      if (above !== undefined && !hasParent(above.run, kin)) claims.below(above, rootHome)
    } else rootHome = undefined
  }
  return {
    ...claims.all(),
    ...(own && above !== undefined ? { parentJob: idOfJob(above.job) } : {}),
    ...(rootHome === undefined ? {} : { rootJob: idOfJob(rootHome.job) }),
  }
}

/** A parent's external id is known of the Run that is meant only if that is the parent itself. */
const externalIdAbove = (home: Home, { parent }: Interpretation): string | undefined =>
  parent?.runId === home.run ? parent.externalId : undefined

/** What a JobEvent's declaration says of its Job. */
export function claimsOfDeclaration(declaration: Declaration, kin: Kin): Claims {
  const claims = new ClaimSet(declaration.at)
  if (declaration.job !== undefined) {
    const { job, jobType } = kin.interpret(declaration)
    const stamp = stampOf(declaration.at, 'OTHER')
    claims.job(job, {
      ...describing(declaration.jobFacets),
      ...(jobType === undefined ? {} : { type: { value: jobType, stamp } }),
      ...(declaration.producer === '' ? {} : { producer: { value: declaration.producer, stamp } }),
    })
  }
  return claims.all()
}

export const externalIdOf = (aggregate: Aggregate, kin: Kin): string | undefined =>
  kin.interpret(aggregate).run.externalId ?? aggregate.externalId

const hasParent = (run: Id, kin: Kin): boolean =>
  reportersOf(run, kin).some((aggregate) => validParent(aggregate, kin) !== undefined)

/** Two runs that name each other as parent: neither is. */
const mutual = (home: Home, above: Home, kin: Kin): boolean =>
  reportersOf(above.run, kin).some((aggregate) => validParent(aggregate, kin)?.runId === home.run)

function jobFields(aggregate: Aggregate, state: State, kin: Kin): StampedFields {
  const { jobType } = kin.interpret(aggregate)
  const { producer } = aggregate
  return {
    ...describing(aggregate.jobFacets),
    ...labelFieldsOf(aggregate.run),
    // The type is told by the aggregate as a whole, so it is as new as that.
    ...(jobType === undefined ? {} : { type: { value: jobType, stamp: [state.lastEventAt, 0] } }),
    ...(producer === undefined ? {} : { producer }),
  }
}

function describing(jobFacets: StampedFields): StampedFields {
  const description: Stamped | undefined = jobFacets.documentation
  return {
    ...keptFields(jobFacets),
    ...labelFieldsOf(jobFacets),
    ...(description === undefined ? {} : { description }),
  }
}

class ClaimSet implements Claims {
  readonly runs = new Map<Id, RunClaim>()
  readonly jobs = new Map<Id, JobClaim>()
  readonly runners = new Map<Id, RunnerClaim>()
  readonly users = new Map<Id, string>()
  readonly edges = new Map<Id, EdgeRow>()
  readonly #firstSeen: Instant

  constructor(firstSeen: Instant) {
    this.#firstSeen = firstSeen
  }

  all(): Claims {
    const { runs, jobs, runners, users, edges } = this
    return { runs, jobs, runners, users, edges }
  }

  home(home: Home, externalId: string | undefined, fields: StampedFields): void {
    this.#run(home, externalId)
    this.job(home.job, fields)
  }

  /** So that the Run is there whichever of its aggregates is derived first: no more than its owner says of it as well. */
  runOfOwner(run: Id, { owner, job }: NonNullable<Home['foreign']>): void {
    this.runs.set(run, { id: run, jobId: idOfJob(job), firstSeen: stateOfTold(owner).firstSeen })
  }

  /** A parent or root: its external id is known if it is itself the Run that is meant. */
  reference(home: Home, reference: ParentReference): void {
    this.#run(home, home.run === reference.runId ? reference.externalId : undefined)
    this.job(home.job, {})
  }

  below(home: Home, above: Home): void {
    this.#edge(plainEdge('PART_OF', 'Run', home.run, 'Run', above.run))
    const [job, parentJob] = [idOfJob(home.job), idOfJob(above.job)]
    if (job !== parentJob) this.#edge(plainEdge('PART_OF', 'Job', job, 'Job', parentJob))
  }

  job(job: DatasetName, fields: StampedFields): void {
    const id = idOfJob(job)
    const known = this.jobs.get(id)
    // A job that is its own parent's is described by what says most of it.
    if (known === undefined || Object.keys(known.fields).length === 0)
      this.jobs.set(id, { id, job, firstSeen: this.#firstSeen, fields })
  }

  /** Where its runner is, there is the job. */
  runner({ run, job }: Home, { type, version, location }: Omit<RunnerClaim, 'id'>): void {
    const id = runnerId({ type, version, location })
    this.runners.set(id, {
      id,
      type,
      ...(version === undefined ? {} : { version }),
      ...(location === undefined ? {} : { location }),
    })
    this.#edge(plainEdge('RAN_ON', 'Run', run, 'Runner', id))
    if (location === undefined) return
    const at = locationId(location.namespace, location.name)
    this.#edge(plainEdge('LOCATED_IN', 'Job', idOfJob(job), 'Location', at))
  }

  user(run: Id, name: string): void {
    const id = userId(name)
    this.users.set(id, name)
    this.#edge(plainEdge('STARTED_BY', 'Run', run, 'User', id))
  }

  #run(home: Home, externalId: string | undefined): void {
    const job = idOfJob(home.job)
    this.runs.set(home.run, {
      id: home.run,
      jobId: job,
      ...(externalId === undefined ? {} : { externalId }),
      firstSeen: this.#firstSeen,
    })
    this.#edge(plainEdge('PART_OF', 'Run', home.run, 'Job', job))
  }

  #edge(row: EdgeRow): void {
    this.edges.set(row.id, row)
  }
}
