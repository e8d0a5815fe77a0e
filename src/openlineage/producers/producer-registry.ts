import type { Aggregate } from '../../domain/aggregate.ts'
import { airflow } from './airflow.ts'
import { dbt } from './dbt.ts'
import { debezium } from './debezium.ts'
import { flink } from './flink.ts'
import { hive } from './hive.ts'
import { asText, parts, type Producer } from './producer.ts'
import { spark } from './spark.ts'
import { sqlmesh } from './sqlmesh.ts'
import { trino } from './trino.ts'

/** The producers that have rules of their own: a new one is its file and a line here. */
const producers: readonly Producer[] = [spark, dbt, airflow, flink, hive, trino, sqlmesh, debezium]

const byIntegration = new Map(producers.map((producer) => [producer.integration, producer]))

/** Clients that say who they are by nothing but a `producer` that is no such URL. */
const byName: ReadonlyMap<string, Producer> = new Map([['SQLMESH-OPENLINEAGE', sqlmesh]])

/** The producer of an aggregate: by `jobType.integration`, else by the `producer` (`…/integration/spark`). */
export function producerOf(aggregate: Aggregate): Producer | undefined {
  const named = asText(parts(aggregate.jobFacets, 'jobType').integration)
  if (named !== undefined) return byIntegration.get(named)
  const path = (aggregate.producer?.value ?? '').toUpperCase()
  const segment = /\/INTEGRATION\/([^/?#]+)/.exec(path)?.[1]
  return segment === undefined ? byName.get(path) : byIntegration.get(segment)
}
