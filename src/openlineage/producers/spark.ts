import type { Aggregate, DatasetName, Interpretation } from '../../domain/aggregate.ts'
import { foldJobName } from './fold-job-name.ts'
import { parentsOf } from './parents.ts'
import { asNumber, asText, below, defined, isStreaming, parts, type Producer } from './producer.ts'
import { runDetails } from './run-details.ts'
import { commandTypes } from './spark-commands.ts'
import { sparkLocation } from './spark-master.ts'
import { applicationOf } from './spark-application-name.ts'
import { writtenTypes } from './written-types.ts'

/**
 * Spark: the application is the Run; each SQL or RDD job below it is an operation of that Run, named by what follows the
 * application's name.
 */
export const spark: Producer = {
  integration: 'SPARK',
  interpret(aggregate): Interpretation {
    const parents = parentsOf(aggregate, foldJobName)
    const application = isApplication(aggregate)
    const name = nameBelowApplication(aggregate)
    const details = parts(aggregate.run, 'spark_jobDetails')
    const run = application
      ? { ...runDetails(aggregate), ...applicationDetails(aggregate) }
      : runDetails(aggregate)
    return {
      belongs: application ? 'own' : 'parent',
      job: foldJobName(saysApplication(aggregate) ? aggregate.job : applicationOf(aggregate.job)),
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
function isApplication(aggregate: Aggregate): boolean {
  const type = typeOf(aggregate)
  return type === undefined
    ? below(parentJob(aggregate), aggregate.job) === undefined
    : type === 'APPLICATION'
}

const saysApplication = (aggregate: Aggregate): boolean => typeOf(aggregate) === 'APPLICATION'

const typeOf = (aggregate: Aggregate): string | undefined =>
  asText(parts(aggregate.jobFacets, 'jobType').jobType)

/** The parent's job as it was named. */
const parentJob = (aggregate: Aggregate): DatasetName | undefined =>
  parentsOf(aggregate, (job) => job).parent?.job

/** What follows the application's name, be it the parent's or be it told by the form of the name alone. */
function nameBelowApplication(aggregate: Aggregate): string {
  const { job } = aggregate
  return below(parentJob(aggregate), job) ?? below(applicationOf(job), job) ?? job.name
}

function jobTypeOf(aggregate: Aggregate): string {
  return `SPARK_${typeOf(aggregate) ?? 'JOB'}`
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
