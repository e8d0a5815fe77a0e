import type { Aggregate } from '../../domain/aggregate.ts'
import { airflow } from './airflow.ts'
import { dbt } from './dbt.ts'
import { flink } from './flink.ts'
import { asText, parts, type Producer } from './producer.ts'
import { spark } from './spark.ts'

/** The producers that have habits of their own: a new one is its file and a line here. */
const producers: readonly Producer[] = [spark, dbt, airflow, flink]

const byIntegration = new Map(producers.map((producer) => [producer.integration, producer]))

/** The producer of an aggregate: by `jobType.integration`, else by the `producer` URL (`…/integration/spark`). */
export function producerOf(aggregate: Aggregate): Producer | undefined {
  const named = asText(parts(aggregate.jobFacets, 'jobType').integration)
  if (named !== undefined) return byIntegration.get(named)
  const path = (aggregate.producer?.value ?? '').toUpperCase()
  const segment = /\/INTEGRATION\/([^/?#]+)/.exec(path)?.[1]
  return segment === undefined ? undefined : byIntegration.get(segment)
}
