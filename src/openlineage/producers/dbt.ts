import type { Aggregate, DatasetName, Interpretation, ParentReference } from '../../domain/aggregate.ts'
import { isJsonObject } from '../../lib/json.ts'
import { interpretByDefault } from './default-rules.ts'
import { asText, defined, entry, parts, type Producer } from './producer.ts'

/**
 * dbt: the invocation is a Run, each node (model, snapshot, seed, test) a Run of its own below it, each SQL statement of a
 * node an operation of the node's Run.
 */
export const dbt: Producer = {
  integration: 'DBT',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const type = asText(parts(aggregate.jobFacets, 'jobType').jobType)
    const invocation = type === 'JOB'
    const job = foldNode(aggregate)
    const outputs = Object.keys(aggregate.outputs)
    return {
      ...general,
      ...foldedParents(general),
      job,
      operationName: general.belongs === 'own' ? job.name : general.operationName,
      runner: runnerOf(aggregate),
      // A test's outputs are audit tables, which exist only where the project stores failures.
      noTargets: type === 'TEST' ? outputs : [],
      types: { ...materializedTypes(aggregate), ...general.types },
      run: invocation ? { ...general.run, ...invocationDetails(aggregate) } : general.run,
    }
  },
}

/**
 * `dbt build` adds `.build` to the names that `dbt run` and its kin give: `.build.run` folds to the plain name, `.build.test` to
 * `.test`, `.build.snapshot` to `.snapshot`. Names that are a node's unique id stay. The two are not made one: two targets of
 * a project share the ids of nodes and differ in database and schema, and only statements of the structured logs name a node
 * as their parent, by its id.
 */
function foldNode({ job, jobFacets }: Aggregate): DatasetName {
  if (parts(jobFacets, 'dbt_node').unique_id === job.name) return job
  return { namespace: job.namespace, name: job.name.replace(/\.build(?:\.run$|(?=\.\w+$))/, '') }
}

/** Who names a node as its parent means the Job that the node's own events fold to, even if those never come. */
function foldedParents({ parent, root }: Interpretation): Pick<Interpretation, 'parent' | 'root'> {
  const folded = (reference: ParentReference): ParentReference => ({
    ...reference,
    job: { ...reference.job, name: reference.job.name.replace(BUILT_NODE, '') },
  })
  return {
    ...(parent === undefined ? {} : { parent: folded(parent) }),
    ...(root === undefined ? {} : { root: folded(root) }),
  }
}

/** Of a name alone it cannot be told whether it is a unique id, so the kinds of node that `dbt build` adds are spelt out. */
const BUILT_NODE = /\.build(?:\.run$|(?=\.(?:snapshot|seed|test)$))/

/** What a run does to its output follows from how the model is materialised; incremental models add rows. */
const MATERIALIZED: { readonly [materialization: string]: readonly string[] } = {
  table: ['overwrite'],
  view: ['overwrite'],
  materialized_view: ['overwrite'],
  seed: ['overwrite'],
  snapshot: ['merge'],
  incremental: ['append'],
}

function materializedTypes({ outputs }: Aggregate): Interpretation['types'] {
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([id, { facets, lifecycle }]) => {
      const model = facets?.dbt_model?.value
      const materialized = isJsonObject(model) ? asText(model.materialized)?.toLowerCase() : undefined
      const known = materialized !== undefined && Object.hasOwn(MATERIALIZED, materialized)
      return known && (lifecycle?.value ?? undefined) === undefined ? [[id, MATERIALIZED[materialized]!]] : []
    }),
  )
}

function runnerOf({ run }: Aggregate): NonNullable<Interpretation['runner']> {
  const version = asText(entry(run, 'dbt_version')) ?? asText(parts(run, 'processing_engine').version)
  return defined<NonNullable<Interpretation['runner']>>({ type: 'dbt', version })
}

function invocationDetails({ run, externalId }: Aggregate): Interpretation['run'] {
  return defined<Interpretation['run']>({
    externalId: externalId ?? asText(parts(run, 'dbt_run').invocation_id),
  })
}
