import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import type { JsonObject } from '../../lib/json.ts'
import { typeOfJob } from '../type-of-job.ts'
import { parentsOf } from './parents.ts'
import { asText, below, defined, entry, isStreaming, parts } from './producer.ts'
import { foldJobName, isQueryId } from './fold-job-name.ts'
import { runDetails } from './run-details.ts'
import { writtenTypes } from './written-types.ts'

/**
 * The rules of a producer without rules of its own. A run is a Run of its job, of type `INTEGRATION_JOBTYPE`. An SQL statement of a
 * parent (jobType SQL, or the parent's name plus `.sql.7` or `.query.3`) is an operation of the parent's Run.
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

/** Uses the job's name as the external id if it is a query id and no facet has one. Folding removes it from the job's name. */
function withQueryId(run: Interpretation['run'], { job: { name } }: Aggregate): Interpretation['run'] {
  return run.externalId === undefined && isQueryId(name) ? { ...run, externalId: name } : run
}

/** The suffixes of statements: dbt's `sql.7`, and the three that versions of Airflow's provider give to the queries of hooks. */
const STATEMENT = /^(?:sql|query|hll_query|manual_query)\.(\d{1,9})$/

/** The name of a statement below its parent, and its number; undefined if the run is not a statement. */
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

/** A QUERY of Airflow is part of its task. A QUERY of Trino or Hive is a Run, even with a parent, because all their runs are QUERY. */
const isStatementType = ({ jobType, integration }: JsonObject): boolean =>
  jobType === 'SQL' || (jobType === 'QUERY' && integration === 'AIRFLOW')
