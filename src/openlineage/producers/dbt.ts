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
      // The outputs of a test are audit tables. They exist only if the project stores failures.
      noTargets: type === 'TEST' ? outputs : [],
      types: { ...materializedTypes(aggregate), ...general.types },
      run: invocation ? { ...general.run, ...invocationDetails(aggregate) } : general.run,
    }
  },
}

/**
 * `dbt build` adds `.build` to the names that `dbt run`, `dbt test` … give. `.build.run` folds to the plain name, `.build.test` to
 * `.test`, `.build.snapshot` to `.snapshot`. A name that is a node's unique id stays. The two forms are not joined, because
 * two targets of a project share the ids of nodes but differ in database and schema. Only statements from the structured logs
 * name a node by its id as their parent.
 */
function foldNode({ job, jobFacets }: Aggregate): DatasetName {
  if (parts(jobFacets, 'dbt_node').unique_id === job.name) return job
  return { namespace: job.namespace, name: job.name.replace(/\.build(?:\.run$|(?=\.\w+$))/, '') }
}

/** Folds a node that is named as a parent to the same Job as the node's own events, which may never arrive. */
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

/** A name alone does not show whether it is a unique id, so this lists the suffixes that `dbt build` adds. */
const BUILT_NODE = /\.build(?:\.run$|(?=\.(?:snapshot|seed|test)$))/

/** How a run writes its output, by the materialization of the model. */
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
