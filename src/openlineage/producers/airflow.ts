import type { Interpretation } from '../../domain/aggregate.ts'
import { interpretAny } from './fallback.ts'
import { asNumber, asText, defined, parts, type Producer } from './producer.ts'

/** Airflow: a DAG run and each task try below it are Runs; the facets tell the try's number, its log and the DAG's owner. */
export const airflow: Producer = {
  integration: 'AIRFLOW',
  interpret(aggregate): Interpretation {
    const general = interpretAny(aggregate)
    const task = parts(aggregate.run, 'airflow')
    const dagRun = parts(aggregate.run, 'airflowDagRun')
    const isDag = general.jobType === 'AIRFLOW_DAG'
    return {
      ...general,
      run: {
        ...general.run,
        ...defined<Interpretation['run']>({
          attempt: asNumber(task.attempt),
          logUrl: asText(task.logUrl),
          user: asText(task.owner) ?? asText(dagRun.owner),
          externalId: general.run.externalId ?? (isDag ? asText(dagRun.dagRunId) : undefined),
        }),
      },
    }
  },
}
