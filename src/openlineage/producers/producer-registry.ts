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

/** The producers with rules of their own. To add one, write its file and add a line here. */
const producers: readonly Producer[] = [spark, dbt, airflow, flink, hive, trino, sqlmesh, debezium]

const byIntegration = new Map(producers.map((producer) => [producer.integration, producer]))

/** Clients whose only identification is a `producer` that is not an OpenLineage URL. */
const byName: ReadonlyMap<string, Producer> = new Map([['SQLMESH-OPENLINEAGE', sqlmesh]])

/** The producer of an aggregate: by `jobType.integration`, else by the `producer` (`…/integration/spark`). */
export function producerOf(aggregate: Aggregate): Producer | undefined {
  const named = asText(parts(aggregate.jobFacets, 'jobType').integration)
  if (named !== undefined) return byIntegration.get(named)
  const path = (aggregate.producer?.value ?? '').toUpperCase()
  const segment = /\/INTEGRATION\/([^/?#]+)/.exec(path)?.[1]
  return segment === undefined ? byName.get(path) : byIntegration.get(segment)
}
