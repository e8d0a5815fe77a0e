import type { ActivityFacet, DatasetFacet, FacetPlace } from '../facet.ts'
import { airflow, airflowDag, airflowDagRun } from './airflow-facets.ts'
import { columnLineage } from './column-lineage.ts'
import { dataSource } from './data-source.ts'
import { datasetType } from './dataset-type.ts'
import { dbtModel, dbtNode, dbtRun, dbtVersion } from './dbt-facets.ts'
import { datasetDocumentation, jobDocumentation } from './documentation.ts'
import { environmentProperties, environmentVariables } from './environment.ts'
import { errorMessage } from './error-message.ts'
import { externalQuery } from './external-query.ts'
import { jobDependencies } from './job-dependencies.ts'
import { jobType } from './job-type.ts'
import { lifecycleStateChange } from './lifecycle-state-change.ts'
import { activityLineage, datasetLineage } from './lineage.ts'
import { nominalTime } from './nominal-time.ts'
import { datasetOwnership, jobOwnership } from './ownership.ts'
import { parent } from './parent.ts'
import { processingEngine } from './processing-engine.ts'
import { schema } from './schema.ts'
import { sparkApplicationDetails, sparkException, sparkJobDetails, sparkProperties } from './spark-facets.ts'
import { sql } from './sql.ts'
import { dataQualityMetrics, inputStatistics, outputStatistics } from './statistics.ts'
import { storage } from './storage.ts'
import { partitioning, subset } from './subset.ts'
import { symlinks } from './symlinks.ts'
import { datasetTags, jobTags } from './tags.ts'
import { version } from './version.ts'

/** The facets of runs and jobs that Tributary reads. To add one, write its file and add a line here. */
const activityFacets: readonly ActivityFacet[] = [
  parent,
  nominalTime,
  errorMessage,
  processingEngine,
  externalQuery,
  activityLineage,
  environmentVariables,
  environmentProperties,
  sparkProperties,
  sparkJobDetails,
  sparkApplicationDetails,
  sparkException,
  airflow,
  airflowDagRun,
  airflowDag,
  dbtRun,
  dbtVersion,
  dbtNode,
  jobDependencies,
  jobType,
  jobDocumentation,
  sql,
  jobTags,
  jobOwnership,
]

/** The facets of datasets, inputs and outputs that Tributary reads. */
const datasetFacets: readonly DatasetFacet[] = [
  schema,
  columnLineage,
  datasetLineage,
  symlinks,
  lifecycleStateChange,
  datasetDocumentation,
  dataSource,
  storage,
  version,
  datasetType,
  inputStatistics,
  outputStatistics,
  dataQualityMetrics,
  subset,
  partitioning,
  dbtModel,
  datasetTags,
  datasetOwnership,
]

/** All facets that Tributary reads; it stores any other as JSON. `docs/facets.md` lists them. */
export const READ_FACETS: readonly (ActivityFacet | DatasetFacet)[] = [...activityFacets, ...datasetFacets]

/** Facets that are large and that no query uses. They are left out with a warning, and counted. */
export const DROPPED_FACETS: ReadonlySet<string> = new Set(['spark.logicalPlan'])

const byPlaceAndKey = <F extends { readonly key: string; readonly places: readonly FacetPlace[] }>(
  facets: readonly F[],
) =>
  new Map(facets.flatMap((facet) => facet.places.map((place) => [`${place} ${facet.key}`, facet] as const)))

const activity = byPlaceAndKey(activityFacets)
const dataset = byPlaceAndKey(datasetFacets)

export const activityFacet = (place: 'run' | 'job', key: string): ActivityFacet | undefined =>
  activity.get(`${place} ${key}`)

export const datasetFacet = (place: 'dataset' | 'input' | 'output', key: string): DatasetFacet | undefined =>
  dataset.get(`${place} ${key}`)
