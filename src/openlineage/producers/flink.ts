import type { Interpretation } from '../../domain/aggregate.ts'
import { interpretAny } from './fallback.ts'
import { asText, parts, type Producer } from './producer.ts'

/** Flink: its jobs stream, whether or not they say so, unless they say that they are a batch. */
export const flink: Producer = {
  integration: 'FLINK',
  interpret(aggregate): Interpretation {
    const general = interpretAny(aggregate)
    return {
      ...general,
      jobType: general.jobType ?? 'FLINK_JOB',
      streaming: asText(parts(aggregate.jobFacets, 'jobType').processingType) !== 'BATCH',
    }
  },
}
