import type { Aggregate, DatasetName, Interpretation } from '../../domain/aggregate.ts'
import { parentsOf } from './parents.ts'
import { asNumber, asText, below, defined, isStreaming, parts, type Producer } from './producer.ts'
import { foldQueryId } from './query-id.ts'
import { runDetails } from './run-details.ts'
import { commandTypes } from './spark-commands.ts'
import { sparkLocation } from './spark-master.ts'
import { writtenTypes } from './written-types.ts'

/**
 * Spark: the application is the Run; each SQL or RDD job below it is an operation of that Run, named by what follows the
 * application's name.
 */
export const spark: Producer = {
  integration: 'SPARK',
  interpret(aggregate): Interpretation {
    const parents = parentsOf(aggregate, foldQueryId)
    const application = isApplication(aggregate, parents.parent?.job)
    const name = below(parents.parent?.job, aggregate.job) ?? aggregate.job.name
    const details = parts(aggregate.run, 'spark_jobDetails')
    const run = application
      ? { ...runDetails(aggregate), ...applicationDetails(aggregate) }
      : runDetails(aggregate)
    return {
      belongs: application ? 'own' : 'parent',
      job: aggregate.job,
      operationName: application ? aggregate.job.name : name,
      streaming: isStreaming(aggregate),
      noTargets: [],
      ...writtenTypes(aggregate, application ? [] : commandTypes(name)),
      ...parents,
      runner: runnerOf(aggregate),
      run,
      ...defined<Pick<Interpretation, 'jobType' | 'position' | 'group'>>({
        jobType: application ? 'SPARK_APPLICATION' : jobTypeOf(aggregate),
        position: asNumber(details.jobId),
        group: asText(details.jobGroup),
      }),
    }
  },
}

/** By jobType; where that is missing, by a name that does not begin with its parent's name and a dot. */
function isApplication(aggregate: Aggregate, parent: DatasetName | undefined): boolean {
  const type = asText(parts(aggregate.jobFacets, 'jobType').jobType)
  return type === undefined ? below(parent, aggregate.job) === undefined : type === 'APPLICATION'
}

function jobTypeOf(aggregate: Aggregate): string {
  return `SPARK_${asText(parts(aggregate.jobFacets, 'jobType').jobType) ?? 'JOB'}`
}

function runnerOf(aggregate: Aggregate): NonNullable<Interpretation['runner']> {
  const master =
    asText(parts(aggregate.run, 'spark_applicationDetails').master) ??
    asText(parts(aggregate.run, 'spark_properties')['spark.master'])
  return defined<NonNullable<Interpretation['runner']>>({
    type: 'Spark',
    version: asText(parts(aggregate.run, 'processing_engine').version),
    location: master === undefined ? undefined : sparkLocation(master),
  })
}

/** The application's id at the cluster, who started it, and where to look at it, the lasting place first. */
function applicationDetails(aggregate: Aggregate): Interpretation['run'] {
  const details = parts(aggregate.run, 'spark_applicationDetails')
  const properties = parts(aggregate.run, 'spark_properties')
  return defined<Interpretation['run']>({
    externalId: aggregate.externalId ?? asText(details.applicationId) ?? asText(properties['spark.app.id']),
    user: asText(details.userName),
    logUrl: asText(details.historyUrl) ?? asText(details.proxyUrl) ?? asText(details.uiWebUrl),
  })
}
