import type { ActivityFacet } from '../facet.ts'
import { count, record, text, texts } from '../json-parts.ts'

/** The Spark properties that say where the application runs. The rest is configuration and is not stored. */
export const sparkProperties: ActivityFacet = {
  key: 'spark_properties',
  places: ['run'],
  entries: ['spark_properties'],
  read(facet, context) {
    const properties = record(facet, 'properties', context)
    const read = properties && texts(properties, ['spark.master', 'spark.app.name', 'spark.app.id'], context)
    return read === undefined ? {} : { spark_properties: read }
  },
}

/** The Spark job in its application: its number, and the job group that the program set. */
export const sparkJobDetails: ActivityFacet = {
  key: 'spark_jobDetails',
  places: ['run'],
  entries: ['spark_jobDetails'],
  read(facet, context) {
    const jobGroup = text(facet, 'jobGroup', context, 1024)
    const jobId = count(facet, 'jobId', context)
    if (jobGroup === undefined && jobId === undefined) return {}
    return {
      spark_jobDetails: {
        ...(jobId === undefined ? {} : { jobId }),
        ...(jobGroup === undefined ? {} : { jobGroup }),
      },
    }
  },
}

/** The application: its id in the cluster, who started it, and the addresses of its web pages. */
export const sparkApplicationDetails: ActivityFacet = {
  key: 'spark_applicationDetails',
  places: ['run'],
  entries: ['spark_applicationDetails'],
  read(facet, context) {
    const details = texts(
      facet,
      ['master', 'appName', 'applicationId', 'deployMode', 'userName', 'uiWebUrl', 'proxyUrl', 'historyUrl'],
      context,
    )
    return details === undefined ? {} : { spark_applicationDetails: details }
  },
}

/** The exception that ended a Spark job; the client sends it instead of errorMessage. The first line of the stack trace is stored. */
export const sparkException: ActivityFacet = {
  key: 'spark.exception',
  places: ['run'],
  entries: ['spark.exception'],
  read(facet, context) {
    const trace =
      text(facet, 'stackTrace', context, Number.POSITIVE_INFINITY) ??
      text(facet, 'message', context, Number.POSITIVE_INFINITY)
    return trace === undefined
      ? {}
      : { 'spark.exception': trace.split('\n', 1)[0]!.slice(0, 4096).toWellFormed() }
  },
}
