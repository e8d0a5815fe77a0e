import type { Interpretation } from '../../domain/aggregate.ts'
import { interpretByDefault } from './default-rules.ts'
import { asText, defined, parts, type Producer } from './producer.ts'

/**
 * Flink: a job streams unless it reports BATCH. START names the datasets, the client sends RUNNING each time it checks the
 * checkpoints, and a job of a session may never end.
 */
export const flink: Producer = {
  integration: 'FLINK',
  interpret(aggregate): Interpretation {
    const general = interpretByDefault(aggregate)
    const jobId = asText(parts(aggregate.run, 'facets.flink_job').jobId)
    return {
      ...general,
      jobType: general.jobType ?? 'FLINK_JOB',
      streaming: asText(parts(aggregate.jobFacets, 'jobType').processingType) !== 'BATCH',
      runner: { ...general.runner, type: 'Flink' },
      run: {
        ...general.run,
        ...defined<Interpretation['run']>({ externalId: general.run.externalId ?? jobId }),
      },
    }
  },
}
