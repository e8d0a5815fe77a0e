import type { Aggregate, DatasetName, Declaration, Interpretation, ParentReference } from '../aggregate.ts'
import type { StampedFields } from '../aggregate/newest-by-key.ts'
import type { State } from '../aggregate/state.ts'
import { stateOfReported } from '../aggregate/reported-state.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { jobId, locationId, runnerId, userId, type Id } from '../ids.ts'
import { labelFieldsOf } from '../label-fields.ts'
import { stampOf, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { plainEdge } from './edge-ids.ts'
import type { RunContext } from './run-context.ts'
import { rawFacetFields } from './raw-facets.ts'
import { referencedRun, reportsOwnRun, validParent, validRoot, type OwningRun } from './owning-run.ts'
import { reportersOf } from './owner-namespace.ts'

/** What one aggregate claims about a Run, in addition to the Run's own aggregates. */
export interface RunClaim {
  readonly id: Id
  readonly jobId: Id
  readonly externalId?: string
  readonly firstSeen: Instant
}

/** What one aggregate claims about a Job. */
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

/** What an aggregate claims about nodes and edges that other aggregates may claim too. */
export interface Claims {
  readonly runs: ReadonlyMap<Id, RunClaim>
  readonly jobs: ReadonlyMap<Id, JobClaim>
  readonly runners: ReadonlyMap<Id, RunnerClaim>
  readonly users: ReadonlyMap<Id, string>
  readonly edges: ReadonlyMap<Id, EdgeRow>
  /** Locations claimed without a known runner: type as `namespace`, and name. */
  readonly places?: ReadonlyMap<Id, DatasetName>
  /** The jobs of the parent and the root; slots by which the aggregate's row is found. */
  readonly parentJob?: Id
  readonly rootJob?: Id
}

export const idOfJob = (job: DatasetName): Id => jobId(job.namespace, job.name)

/** The claims of a run's aggregate on its Run, its Job and those above. */
export function claimsOf(
  aggregate: Aggregate,
  owningRun: OwningRun,
  state: State,
  context: RunContext,
): Claims {
  const interpretation = context.interpret(aggregate)
  const { firstSeen } = state
  const claims = new ClaimSet(firstSeen)
  if (owningRun.foreign !== undefined) {
    const describes = interpretation.belongs === 'own' && owningRun.standsFor === undefined
    claims.job(owningRun.job, describes ? jobFields(aggregate, state, context) : {})
    claims.runOfOwner(owningRun.run, owningRun.foreign)
    return claims.all()
  }
  const own = reportsOwnRun(aggregate, owningRun)
  const fields = own && owningRun.standsFor === undefined ? jobFields(aggregate, state, context) : {}
  claims.owningRun(
    owningRun,
    own ? externalIdOf(aggregate, context) : parentExternalId(owningRun, interpretation),
    fields,
  )
  if (own) {
    const { runner, run } = interpretation
    if (runner !== undefined) claims.runner(owningRun, runner)
    if (run.user !== undefined) claims.user(owningRun.run, run.user)
  }
  const parent = validParent(aggregate, context)
  let above = own ? undefined : owningRun
  if (own && parent !== undefined) {
    const meant = referencedRun(parent, aggregate, context)
    if (meant.run !== owningRun.run) {
      above = meant
      claims.reference(meant, parent)
      if (!nameEachOther(owningRun, meant, context)) claims.below(owningRun, meant)
    }
  }
  const root = validRoot(aggregate, context)
  let rootRun: OwningRun | undefined
  if (root !== undefined && root.runId !== parent?.runId) {
    rootRun = referencedRun(root, aggregate, context)
    if (rootRun.run !== owningRun.run && rootRun.run !== above?.run) {
      claims.reference(rootRun, root)
      if (above !== undefined && !hasParent(above.run, context)) claims.below(above, rootRun)
    } else rootRun = undefined
  }
  return {
    ...claims.all(),
    ...(own && above !== undefined ? { parentJob: idOfJob(above.job) } : {}),
    ...(rootRun === undefined ? {} : { rootJob: idOfJob(rootRun.job) }),
  }
}

/** A parent's external id belongs to the owning Run only if the parent is that Run. */
const parentExternalId = (owningRun: OwningRun, { parent }: Interpretation): string | undefined =>
  parent?.runId === owningRun.run ? parent.externalId : undefined

/** The claims of a JobEvent's declaration on its Job. */
export function claimsOfDeclaration(declaration: Declaration, context: RunContext): Claims {
  const claims = new ClaimSet(declaration.at)
  if (declaration.job !== undefined) {
    const { job, jobType } = context.interpret(declaration)
    const stamp = stampOf(declaration.at, 'OTHER')
    claims.job(job, {
      ...describingFields(declaration.jobFacets),
      ...(jobType === undefined ? {} : { type: { value: jobType, stamp } }),
      ...(declaration.producer === '' ? {} : { producer: { value: declaration.producer, stamp } }),
    })
  }
  return claims.all()
}

export const externalIdOf = (aggregate: Aggregate, context: RunContext): string | undefined =>
  context.interpret(aggregate).run.externalId ?? aggregate.externalId

const hasParent = (run: Id, context: RunContext): boolean =>
  reportersOf(run, context).some((aggregate) => validParent(aggregate, context) !== undefined)

/** If two runs name each other as parent, neither is a parent. */
const nameEachOther = (owningRun: OwningRun, above: OwningRun, context: RunContext): boolean =>
  reportersOf(above.run, context).some(
    (aggregate) => validParent(aggregate, context)?.runId === owningRun.run,
  )

function jobFields(aggregate: Aggregate, state: State, context: RunContext): StampedFields {
  const { jobType } = context.interpret(aggregate)
  const { producer } = aggregate
  return {
    ...describingFields(aggregate.jobFacets),
    ...labelFieldsOf(aggregate.run),
    // The type follows from the whole aggregate, so it is as new as the aggregate.
    ...(jobType === undefined ? {} : { type: { value: jobType, stamp: [state.lastEventAt, 0] } }),
    ...(producer === undefined ? {} : { producer }),
  }
}

function describingFields(jobFacets: StampedFields): StampedFields {
  const description: Stamped | undefined = jobFacets.documentation
  return {
    ...rawFacetFields(jobFacets),
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

  owningRun(owningRun: OwningRun, externalId: string | undefined, fields: StampedFields): void {
    this.#run(owningRun, externalId)
    this.job(owningRun.job, fields)
  }

  /**
   * Creates the Run regardless of which of its aggregates is derived first. Adds nothing that the owner does not
   * claim too.
   */
  runOfOwner(run: Id, { owner, job }: NonNullable<OwningRun['foreign']>): void {
    this.runs.set(run, { id: run, jobId: idOfJob(job), firstSeen: stateOfReported(owner).firstSeen })
  }

  /** A parent or root. Its external id is known only if it is itself the owning Run. */
  reference(owningRun: OwningRun, reference: ParentReference): void {
    this.#run(owningRun, owningRun.run === reference.runId ? reference.externalId : undefined)
    this.job(owningRun.job, {})
  }

  below(owningRun: OwningRun, above: OwningRun): void {
    this.#edge(plainEdge('PART_OF', 'Run', owningRun.run, 'Run', above.run))
    const [job, parentJob] = [idOfJob(owningRun.job), idOfJob(above.job)]
    if (job !== parentJob) this.#edge(plainEdge('PART_OF', 'Job', job, 'Job', parentJob))
  }

  job(job: DatasetName, fields: StampedFields): void {
    const id = idOfJob(job)
    const known = this.jobs.get(id)
    // If a job is its own parent, the claim with the most fields describes it.
    if (known === undefined || Object.keys(known.fields).length === 0)
      this.jobs.set(id, { id, job, firstSeen: this.#firstSeen, fields })
  }

  /** A job is located where its runner is. */
  runner({ run, job }: OwningRun, { type, version, location }: Omit<RunnerClaim, 'id'>): void {
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

  #run(owningRun: OwningRun, externalId: string | undefined): void {
    const job = idOfJob(owningRun.job)
    this.runs.set(owningRun.run, {
      id: owningRun.run,
      jobId: job,
      ...(externalId === undefined ? {} : { externalId }),
      firstSeen: this.#firstSeen,
    })
    this.#edge(plainEdge('PART_OF', 'Run', owningRun.run, 'Job', job))
  }

  #edge(row: EdgeRow): void {
    this.edges.set(row.id, row)
  }
}
