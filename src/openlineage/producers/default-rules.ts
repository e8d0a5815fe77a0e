import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import type { JsonObject } from '../../lib/json.ts'
import { typeOfJob } from '../type-of-job.ts'
import { parentsOf } from './parents.ts'
import { asText, below, defined, entry, isStreaming, parts } from './producer.ts'
import { foldJobName, isQueryId } from './fold-job-name.ts'
import { runDetails } from './run-details.ts'
import { writtenTypes } from './written-types.ts'

/**
 * Every producer without rules of its own: a run is a Run of its job, of type `INTEGRATION_JOBTYPE`. One SQL statement of a
 * parent (jobType SQL, or a name that only adds `.sql.7` or `.query.3` to the parent's) is an operation of the parent's Run.
 */
export function interpretByDefault(aggregate: Aggregate): Interpretation {
  const parents = parentsOf(aggregate, foldJobName)
  const job = foldJobName(aggregate.job)
  const statement = statementOf(aggregate)
  const engine = parts(aggregate.run, 'processing_engine')
  const name = asText(engine.name)
  const runner =
    name === undefined
      ? undefined
      : defined<{ type: string; version?: string }>({ type: name, version: asText(engine.version) })
  return {
    belongs: statement === undefined ? 'own' : 'parent',
    job,
    operationName: statement?.name ?? aggregate.job.name,
    streaming: isStreaming(aggregate),
    noTargets: [],
    ...writtenTypes(aggregate),
    ...parents,
    run: withQueryId(runDetails(aggregate), aggregate),
    ...defined<Pick<Interpretation, 'jobType' | 'position' | 'runner'>>({
      jobType: typeOfJob(entry(aggregate.jobFacets, 'jobType')),
      position: statement?.position,
      runner,
    }),
  }
}

/** The query's id that the job's name no longer tells, where no facet does. */
function withQueryId(run: Interpretation['run'], { job: { name } }: Aggregate): Interpretation['run'] {
  return run.externalId === undefined && isQueryId(name) ? { ...run, externalId: name } : run
}

/** Names below a parent's: dbt's `sql.7`; the queries of Airflow's hooks, whose provider has used all three of the others. */
const STATEMENT = /^(?:sql|query|hll_query|manual_query)\.(\d{1,9})$/

/** What a statement of a node or task is called below its parent, and its number; undefined if it is none. */
export function statementOf(
  aggregate: Aggregate,
): { readonly name: string; readonly position?: number } | undefined {
  const { parent } = parentsOf(aggregate, (job) => job)
  if (parent === undefined) return undefined
  const rest = below(parent.job, aggregate.job)
  const number = rest === undefined ? undefined : STATEMENT.exec(rest)?.[1]
  if (number !== undefined) return { name: rest!, position: Number(number) }
  if (!isStatementType(parts(aggregate.jobFacets, 'jobType'))) return undefined
  return { name: rest ?? aggregate.job.name }
}

/** A query of Airflow's is a part of its task. Trino and Hive call every run a QUERY, those with a parent too: they stay Runs. */
const isStatementType = ({ jobType, integration }: JsonObject): boolean =>
  jobType === 'SQL' || (jobType === 'QUERY' && integration === 'AIRFLOW')
