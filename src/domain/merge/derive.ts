import type { Aggregate, DatasetName, Declaration, Interpretation } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { givenOf } from '../aggregate/given.ts'
import type { State } from '../aggregate/state.ts'
import { joinTold, stateOfTold } from '../aggregate/told-state.ts'
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
import type { Kin } from './kin.ts'
import { keptValues } from './kept-facets.ts'
import { pairsOf, type Pairs } from './pairs.ts'
import { jsonProp, propsOf } from './props.ts'
import { homeOf, namesakesOf, reportsOwnRun, type Home } from './relatives.ts'
import { toldBy } from './told-by.ts'

/**
 * What an aggregate comes to, as a pure function of it and of its relatives: never of one event. Operation with its
 * interactions, claims on Runs and Jobs, contributions to roll-ups.
 */
export function derive(source: Source, kin: Kin): Derivation {
  switch (source.kind) {
    case 'run':
      return deriveRun(source, kin)
    case 'declaration':
      return deriveDeclaration(source, kin)
    case 'compacted-span':
    case 'compacted-job':
      return deriveCompacted(source)
    default:
      return assertNever(source)
  }
}

function deriveRun(aggregate: Aggregate, kin: Kin): Derivation {
  const interpretation = kin.interpret(aggregate)
  const home = homeOf(aggregate, kin)
  const state = stateWith(aggregate, kin)
  const jobId = idOfJob(home.job)
  const counts = interpretation.streaming || (state.status !== 'failed' && state.status !== 'killed')
  const activity = {
    operation: aggregate.id,
    jobId,
    from: state.startedAt,
    to: state.lastEventAt,
    finished: state.endedAt !== undefined,
    counts,
  }
  const pairs = pairsFor(aggregate, interpretation, kin)
  const named = namesDatasets(aggregate, pairs)
  // A statement or Spark job tells by itself what is done in the Run above; of a Run's own work the Run tells.
  const isOperation = named || !reportsOwnRun(aggregate, home)
  const claims = claimsOf(aggregate, home, stateOfTold(aggregate), kin)
  const parts = named ? operationParts(aggregate, interpretation, activity, pairs) : NO_PARTS
  const owned = new Map(parts.owned)
  if (isOperation) {
    const edge = plainEdge('PART_OF', 'Operation', aggregate.id, 'Run', home.run)
    owned.set(edge.id, edge)
  }
  const { parent, root } = interpretation
  return {
    ...claims,
    ...parts,
    owned,
    ...(isOperation
      ? { operation: operationOfRun(aggregate, interpretation, home, state, counts, pairs) }
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

function deriveDeclaration(declaration: Declaration, kin: Kin): Derivation {
  const interpretation = kin.interpret(declaration)
  const jobId = declaration.job === undefined ? undefined : idOfJob(interpretation.job)
  const activity: Activity = {
    operation: declaration.id,
    ...(jobId === undefined ? {} : { jobId }),
    from: declaration.at,
    to: kin.nextOf(declaration) ?? FOREVER,
    finished: true,
    counts: true,
  }
  const pairs = pairsFor(declaration, interpretation, kin)
  const named = namesDatasets(declaration, pairs)
  return {
    ...claimsOfDeclaration(declaration, kin),
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

/** A run that begins as `unknown` goes on under its right name, or the reverse: the events of both tell its state. */
export function stateWith(aggregate: Aggregate, kin: Kin): State {
  const namesakes = namesakesOf(aggregate, kin)
  return stateOfTold(namesakes.map((one) => toldBy(one, kin)).reduce(joinTold))
}

function pairsFor(source: Aggregate | Declaration, interpretation: Interpretation, kin: Kin): Pairs {
  return pairsOf(source, (id) => typesOf(source, interpretation, id), interpretation, kin)
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
  home: Home,
  state: State,
  counts: boolean,
  pairs: Pairs,
): NodeRow {
  const own = reportsOwnRun(aggregate, home)
  const { status, startedAt, lastEventAt, endedAt } = state
  const documentation = givenOf(aggregate, 'description') ?? aggregate.jobFacets.documentation?.value
  return {
    label: 'Operation',
    id: aggregate.id,
    props: propsOf({
      ...described(aggregate, interpretation, pairs),
      status,
      type: interpretation.streaming ? 'streaming' : 'batch',
      // What describes a Run or a Job of its own is kept there.
      description: !own && typeof documentation === 'string' ? documentation : undefined,
      facets: own
        ? undefined
        : jsonProp({ ...keptValues(aggregate.jobFacets), ...keptValues(aggregate.run) }),
      jobId: idOfJob(home.job),
      runId: home.run,
      ownRunId: own ? undefined : aggregate.runId,
      jobNamespace: aggregate.job.namespace,
      jobName: aggregate.job.name,
      startedAt,
      endedAt,
      endedReason: own ? undefined : interpretation.run.endedReason,
      lastEventAt,
      firstSeen: stateOfTold(aggregate).firstSeen,
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
