import type { Interpretation } from '../../domain/aggregate.ts'
import type { JsonObject } from '../../lib/json.ts'
import { interpretByDefault } from './default-rules.ts'
import { asNumber, asText, defined, parts, type Producer } from './producer.ts'

/**
 * Airflow: a DAG run and each task try below it are Runs; a mapped task has one Run per index. The queries of a task's hooks
 * (`.query.3`, `.hll_query.3`, or another name with jobType QUERY) are operations of the try.
 */
export const airflow: Producer = {
  integration: 'AIRFLOW',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const task = parts(aggregate.run, 'airflow')
    const dagRun = parts(aggregate.run, 'airflowDagRun')
    const isDag = general.jobType === 'AIRFLOW_DAG'
    return {
      ...general,
      ...defined<Pick<Interpretation, 'position' | 'group'>>({
        position: general.position ?? asNumber(task.mapIndex),
        group: asText(task.taskGroup),
      }),
      run: {
        ...general.run,
        ...defined<Interpretation['run']>({
          attempt: asNumber(task.attempt),
          logUrl: asText(task.logUrl),
          user: userOf(task) ?? userOf(dagRun),
          externalId: general.run.externalId ?? (isDag ? asText(dagRun.dagRunId) : undefined),
        }),
      },
    }
  },
}

/**
 * The user who started the run, else the user as whom the task runs, else its owner. The default owner `airflow` does not count.
 * Neither does a list of owners, because its order is arbitrary.
 */
function userOf({ startedBy, runAs, taskOwner, owner }: JsonObject): string | undefined {
  const user = [startedBy, runAs].map(asText).find((name) => name !== undefined)
  return user ?? [taskOwner, owner].map(asText).find((name) => name !== undefined && isSingleOwner(name))
}

const isSingleOwner = (owner: string): boolean => owner !== 'airflow' && !owner.includes(',')
