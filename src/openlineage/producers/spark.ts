import type { Aggregate, DatasetName, Interpretation } from '../../domain/aggregate.ts'
import { foldJobName } from './fold-job-name.ts'
import { parentsOf } from './parents.ts'
import { asNumber, asText, below, defined, isStreaming, parts, type Producer } from './producer.ts'
import { runDetails } from './run-details.ts'
import { commandTypes } from './spark-commands.ts'
import { applicationOf } from './spark-application-name.ts'
import { writtenTypes } from './written-types.ts'

/**
 * Spark: the application is the Run. Each SQL or RDD job below it is an operation of that Run. Its name is the rest of the job's
 * name after the application's name.
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
      job: foldJobName(hasApplicationType(aggregate) ? aggregate.job : applicationOf(aggregate.job)),
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

/** Decided by jobType. Without it, a run is an application if its name does not start with its parent's name and a dot. */
function isApplication(aggregate: Aggregate): boolean {
  const type = typeOf(aggregate)
  return type === undefined
    ? below(parentJob(aggregate), aggregate.job) === undefined
    : type === 'APPLICATION'
}

const hasApplicationType = (aggregate: Aggregate): boolean => typeOf(aggregate) === 'APPLICATION'

const typeOf = (aggregate: Aggregate): string | undefined =>
  asText(parts(aggregate.jobFacets, 'jobType').jobType)

/** The parent's job, not folded. */
const parentJob = (aggregate: Aggregate): DatasetName | undefined =>
  parentsOf(aggregate, (job) => job).parent?.job

/** The rest of the job's name after the application's name, which is the parent's name, else a prefix that `applicationOf` finds. */
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

/** The application's id in the cluster, its user, and its web page. The history server comes first, because its page outlives the run. */
function applicationDetails(aggregate: Aggregate): Interpretation['run'] {
  const details = parts(aggregate.run, 'spark_applicationDetails')
  const properties = parts(aggregate.run, 'spark_properties')
  return defined<Interpretation['run']>({
    externalId: aggregate.externalId ?? asText(details.applicationId) ?? asText(properties['spark.app.id']),
    user: asText(details.userName),
    logUrl: asText(details.historyUrl) ?? asText(details.proxyUrl) ?? asText(details.uiWebUrl),
  })
}

/**
 * The Location of a Spark master, as type and name: `yarn`; `local` for `local[4]`; `spark` or `k8s` and the host for
 * `spark://host:7077`, `k8s://https://host:443`.
 */
function sparkLocation(master: string): DatasetName {
  const url = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(master)
  if (url === null) return { namespace: /^[a-z]*/i.exec(master)![0].toLowerCase() || master, name: '' }
  return { namespace: url[1]!.toLowerCase(), name: url[2]!.replace(/^https?:\/\//, '') }
}
