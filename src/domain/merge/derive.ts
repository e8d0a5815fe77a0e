import type { Aggregate, DatasetName, Declaration, Interpretation } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { declaredField } from '../aggregate/declared-fields.ts'
import type { State } from '../aggregate/state.ts'
import { joinReportedStates, stateOfReported } from '../aggregate/reported-state.ts'
import { spanOf } from '../span.ts'
import { FOREVER } from '../time.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { claimsOf, claimsOfDeclaration, idOfJob } from './claims.ts'
import { rollupId, type Contribution, type RollupKey } from './contribution.ts'
import { plainEdge } from './edge-ids.ts'
import { interactionsOf, typesOf, type Activity } from './interactions.ts'
import type { Source } from './compacted.ts'
import type { Derivation } from './derivation.ts'
import { deriveCompacted } from './derive-compacted.ts'
import type { RunContext } from './run-context.ts'
import { rawFacets } from './raw-facets.ts'
import { pairsOf, type Pairs } from './pairs.ts'
import { jsonProp, propsOf } from './props.ts'
import { owningRunOf, namesakesOf, reportsOwnRun, type OwningRun } from './owning-run.ts'
import { reportedBy } from './reported-by.ts'

/**
 * Derives everything that follows from an aggregate: the Operation with its interactions, claims on Runs and Jobs,
 * and contributions to roll-ups. A pure function of the aggregate and its run context, never of a single event.
 */
export function derive(source: Source, context: RunContext): Derivation {
  switch (source.kind) {
    case 'run':
      return deriveRun(source, context)
    case 'declaration':
      return deriveDeclaration(source, context)
    case 'compacted-span':
    case 'compacted-job':
      return deriveCompacted(source)
    default:
      return assertNever(source)
  }
}

function deriveRun(aggregate: Aggregate, context: RunContext): Derivation {
  const interpretation = context.interpret(aggregate)
  const owningRun = owningRunOf(aggregate, context)
  const state = stateWith(aggregate, context)
  const jobId = idOfJob(owningRun.job)
  const counts = interpretation.streaming || (state.status !== 'failed' && state.status !== 'killed')
  const activity = {
    operation: aggregate.id,
    jobId,
    from: state.startedAt,
    to: state.lastEventAt,
    finished: state.endedAt !== undefined,
    counts,
  }
  const pairs = pairsFor(aggregate, interpretation, context)
  const named = namesDatasets(aggregate, pairs)
  // A statement or Spark job is always an operation of the Run above. A Run's own work is one only if it names
  // datasets, because the Run has the rest.
  const isOperation = named || !reportsOwnRun(aggregate, owningRun)
  const claims = claimsOf(aggregate, owningRun, stateOfReported(aggregate), context)
  const parts = named ? operationParts(aggregate, interpretation, activity, pairs) : NO_PARTS
  const owned = new Map(parts.owned)
  if (isOperation) {
    const edge = plainEdge('PART_OF', 'Operation', aggregate.id, 'Run', owningRun.run)
    owned.set(edge.id, edge)
  }
  const { parent, root } = interpretation
  return {
    ...claims,
    ...parts,
    owned,
    ...(isOperation
      ? { operation: operationOfRun(aggregate, interpretation, owningRun, state, counts, pairs) }
      : {}),
    row: {
      id: aggregate.id,
      run: aggregate.runId,
      ...(parent === undefined || parent.runId === aggregate.runId ? {} : { parent: parent.runId }),
      ...(root === undefined || root.runId === aggregate.runId ? {} : { root: root.runId }),
      job: jobId,
      ...(claims.parentJob === undefined ? {} : { parentJob: claims.parentJob }),
      ...(claims.rootJob === undefined ? {} : { rootJob: claims.rootJob }),
    },
  }
}

function deriveDeclaration(declaration: Declaration, context: RunContext): Derivation {
  const interpretation = context.interpret(declaration)
  const jobId = declaration.job === undefined ? undefined : idOfJob(interpretation.job)
  const activity: Activity = {
    operation: declaration.id,
    ...(jobId === undefined ? {} : { jobId }),
    from: declaration.at,
    to: context.nextOf(declaration) ?? FOREVER,
    finished: true,
    counts: true,
  }
  const pairs = pairsFor(declaration, interpretation, context)
  const named = namesDatasets(declaration, pairs)
  return {
    ...claimsOfDeclaration(declaration, context),
    ...(named ? operationParts(declaration, interpretation, activity, pairs) : NO_PARTS),
    ...(named ? { operation: operationOfDeclaration(declaration, interpretation, activity, pairs) } : {}),
    row: {
      id: declaration.id,
      ...(jobId === undefined ? {} : { job: jobId }),
      subject: declaration.subject,
      at: declaration.at,
    },
  }
}

/**
 * A run may start as `unknown` and continue under its right name, or the reverse. The events of both determine its
 * state.
 */
export function stateWith(aggregate: Aggregate, context: RunContext): State {
  const namesakes = namesakesOf(aggregate, context)
  return stateOfReported(namesakes.map((one) => reportedBy(one, context)).reduce(joinReportedStates))
}

function pairsFor(
  source: Aggregate | Declaration,
  interpretation: Interpretation,
  context: RunContext,
): Pairs {
  return pairsOf(source, (id) => typesOf(source, interpretation, id), interpretation, context)
}

const namesDatasets = (source: Aggregate | Declaration, pairs: Pairs): boolean =>
  Object.keys(source.inputs).length + Object.keys(source.outputs).length > 0 ||
  pairs.impliedSources.size + pairs.impliedTargets.size > 0

interface Parts {
  readonly owned: ReadonlyMap<Id, EdgeRow>
  readonly contributions: ReadonlyMap<Id, Contribution>
  readonly names: ReadonlyMap<Id, DatasetName>
}

const NO_PARTS: Parts = { owned: new Map(), contributions: new Map(), names: new Map() }

function operationParts(
  source: Aggregate | Declaration,
  interpretation: Interpretation,
  activity: Activity,
  pairs: Pairs,
): Parts {
  const owned = new Map<Id, EdgeRow>()
  const interactions = interactionsOf(source, interpretation, activity, pairs)
  for (const row of interactions) owned.set(row.id, row)
  for (const mapping of pairs.mappings) {
    const row = plainEdge('STATED', 'Operation', activity.operation, 'Mapping', mapping)
    owned.set(row.id, row)
  }
  const { contributions, names } = activity.counts
    ? contributionsOf(source, activity, pairs, interactions)
    : NO_PARTS
  return { owned, contributions, names }
}

function contributionsOf(
  source: Aggregate | Declaration,
  { jobId, from, to }: Activity,
  pairs: Pairs,
  interactions: readonly EdgeRow[],
): Pick<Parts, 'contributions' | 'names'> {
  const contributions = new Map<Id, Contribution>()
  const names = new Map<Id, DatasetName>()
  const span = spanOf(from, to)
  const add = (key: RollupKey, basis: Contribution['basis']): void => {
    const id = rollupId(key)
    contributions.set(id, { id, key, basis, span })
  }
  const ofJob = jobId === undefined ? {} : { jobId }
  for (const { basis, ...pair } of pairs.datasets) add({ type: 'DERIVED_FROM', ...ofJob, ...pair }, basis)
  for (const { target, source: from, sourceName, ...column } of pairs.columns) {
    const { namespace, name } = source.outputs[target] ?? pairs.impliedTargets.get(target)!
    names.set(target, { namespace, name })
    names.set(from, sourceName)
    add({ type: 'DERIVED_FROM', ...ofJob, target, source: from, column }, 'stated')
  }
  for (const { type, to: member, props } of interactions) {
    if (jobId !== undefined) add({ type: type === 'READ' ? 'READS' : 'WRITES', jobId, member }, 'inferred')
    if (props.schemaId === undefined) continue
    const role = source.kind === 'declaration' ? 'declared' : type === 'READ' ? 'read' : 'written'
    add({ type: 'HAS_SCHEMA', member, schema: props.schemaId as Id, role }, 'inferred')
  }
  return { contributions, names }
}

function operationOfRun(
  aggregate: Aggregate,
  interpretation: Interpretation,
  owningRun: OwningRun,
  state: State,
  counts: boolean,
  pairs: Pairs,
): NodeRow {
  const own = reportsOwnRun(aggregate, owningRun)
  const { status, startedAt, lastEventAt, endedAt } = state
  const documentation = declaredField(aggregate, 'description') ?? aggregate.jobFacets.documentation?.value
  return {
    label: 'Operation',
    id: aggregate.id,
    props: propsOf({
      ...described(aggregate, interpretation, pairs),
      status,
      type: interpretation.streaming ? 'streaming' : 'batch',
      // A Run or Job of its own has its description and facets.
      description: !own && typeof documentation === 'string' ? documentation : undefined,
      facets: own ? undefined : jsonProp({ ...rawFacets(aggregate.jobFacets), ...rawFacets(aggregate.run) }),
      jobId: idOfJob(owningRun.job),
      runId: owningRun.run,
      ownRunId: own ? undefined : aggregate.runId,
      jobNamespace: aggregate.job.namespace,
      jobName: aggregate.job.name,
      startedAt,
      endedAt,
      endedReason: own ? undefined : interpretation.run.endedReason,
      lastEventAt,
      firstSeen: stateOfReported(aggregate).firstSeen,
      counts,
      producer: aggregate.producer?.value,
      omittedPairs: counts ? pairs.omitted : undefined,
    }),
  }
}

function operationOfDeclaration(
  declaration: Declaration,
  interpretation: Interpretation,
  { jobId, from, to }: Activity,
  pairs: Pairs,
): NodeRow {
  return {
    label: 'Operation',
    id: declaration.id,
    props: propsOf({
      ...described(declaration, interpretation, pairs),
      type: 'declared',
      jobId,
      jobNamespace: declaration.job?.namespace,
      jobName: declaration.job?.name,
      startedAt: from,
      lastEventAt: to,
      firstSeen: from,
      counts: true,
      producer: declaration.producer === '' ? undefined : declaration.producer,
      omittedPairs: pairs.omitted,
    }),
  }
}

function described(source: Aggregate | Declaration, interpretation: Interpretation, pairs: Pairs) {
  const sql = source.jobFacets.sql?.value
  const { operationName, position, group } = interpretation
  return {
    name: operationName === '' ? undefined : operationName,
    position,
    group,
    sqlId: typeof sql === 'string' ? sql : undefined,
    omittedPairs: pairs.omitted,
  }
}
