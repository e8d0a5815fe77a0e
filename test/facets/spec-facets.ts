import type { JsonObject } from '../../src/lib/json.ts'
import { WAREHOUSE } from './events.ts'
import type { EventGraph } from './graph-of-events.ts'

export type Place = 'run' | 'job' | 'dataset' | 'input' | 'output'

/** A facet of the OpenLineage specification, or of one of its registries. */
export interface SpecFacet {
  /** Its name in the specification. */
  readonly name: string
  readonly key: string
  readonly place: Place
  readonly facet: JsonObject
  /** Where users find its data, and the expected data. */
  readonly seen: (graph: EventGraph) => unknown
  readonly as: unknown
}

const RAW = { namespace: WAREHOUSE, name: 'raw' }
const GIT = 'https://github.com/shop/dags/blob/693e35482bc2e526ced2b5f9f76ef83dec6ec691/load.py'
const RUN = '6e9c2bb0-97d9-4d4f-9c0c-0579f072e013'

/** The events of the tests: job `load`, run 1, reads `orders` and writes `mart`. Facets of datasets are on `mart`. */
const inFacets = (of: 'Run' | 'Job' | 'Dataset', key: string) => (graph: EventGraph) =>
  (JSON.parse(graph.node(of, of === 'Dataset' ? 'mart' : undefined).facets as string) as JsonObject)[key]
const inEdge = (type: 'READ' | 'WROTE', key: string) => (graph: EventGraph) =>
  (JSON.parse(graph.edge(type).facets as string) as JsonObject)[key]
const prop = (of: 'Run' | 'Job' | 'Dataset' | 'Operation', name: string) => (graph: EventGraph) =>
  graph.node(of, of === 'Dataset' ? 'mart' : undefined)[name]
const props =
  (of: 'Run' | 'Dataset' | 'Runner', ...names: readonly string[]) =>
  (graph: EventGraph) => {
    const node = graph.node(of, of === 'Dataset' ? 'mart' : undefined)
    return names.map((name) => node[name])
  }
const edgeProps =
  (type: 'READ' | 'WROTE', ...names: readonly string[]) =>
  (graph: EventGraph) => {
    const edge = graph.edge(type)
    return names.map((name) => edge[name])
  }
/** Stored unchanged. */
const unchanged = (name: string, key: string, place: Place, facet: JsonObject): SpecFacet => ({
  name,
  key,
  place,
  facet,
  seen:
    place === 'input'
      ? inEdge('READ', key)
      : place === 'output'
        ? inEdge('WROTE', key)
        : inFacets(({ run: 'Run', job: 'Job', dataset: 'Dataset' } as const)[place], key),
  as: facet,
})

const ASSERTIONS: JsonObject = {
  assertions: [
    { assertion: 'not_null', success: true, column: 'id', severity: 'error' },
    { assertion: 'row_count', success: false, expected: '1000', actual: '999', contentType: 'sql' },
  ],
}
const METRICS: JsonObject = {
  rowCount: 12,
  bytes: 345,
  fileCount: 6,
  lastUpdated: '2026-11-01T03:00:00.000Z',
  columnMetrics: { id: { nullCount: 0, distinctCount: 12, min: 1, max: 12, quantiles: { '0.5': 6 } } },
}

const ofDatasets: readonly SpecFacet[] = [
  unchanged('CatalogDatasetFacet', 'catalog', 'dataset', {
    framework: 'iceberg',
    type: 'glue',
    name: 'main',
    metadataUri: 'jdbc:mysql://host:3306/iceberg_database',
    warehouseUri: 's3://bucket/warehouse',
    source: 'spark',
    catalogProperties: { a: 'b' },
  }),
  {
    name: 'ColumnLineageDatasetFacet',
    key: 'columnLineage',
    place: 'dataset',
    facet: {
      fields: {
        id: {
          inputFields: [
            {
              ...RAW,
              field: 'id',
              transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', masking: false }],
            },
          ],
        },
      },
      dataset: [{ ...RAW, field: 'day', transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] }],
    },
    seen: (graph) => graph.derived('Column'),
    as: ['raw.day → mart.* (INDIRECT FILTER)', 'raw.id → mart.id (DIRECT IDENTITY)'],
  },
  unchanged('DataQualityAssertionsDatasetFacet', 'dataQualityAssertions', 'dataset', ASSERTIONS),
  {
    name: 'DataQualityMetricsDatasetFacet',
    key: 'dataQualityMetrics',
    place: 'dataset',
    facet: METRICS,
    seen: (graph) => [
      ...edgeProps('WROTE', 'numRows', 'numBytes', 'numFiles')(graph),
      inFacets('Dataset', 'dataQualityMetrics')(graph),
    ],
    as: [12, 345, 6, METRICS],
  },
  {
    name: 'DatasetTypeDatasetFacet',
    key: 'datasetType',
    place: 'dataset',
    facet: { datasetType: 'VIEW', subType: 'MATERIALIZED' },
    seen: props('Dataset', 'kind', 'facets'),
    as: ['view', '{"datasetType":{"subType":"MATERIALIZED"}}'],
  },
  {
    name: 'DatasetVersionDatasetFacet',
    key: 'version',
    place: 'dataset',
    facet: { datasetVersion: '4711' },
    seen: edgeProps('WROTE', 'version'),
    as: ['4711'],
  },
  unchanged('DatasourceDatasetFacet', 'dataSource', 'dataset', {
    name: 'warehouse',
    uri: 'postgres://warehouse',
  }),
  {
    name: 'DocumentationDatasetFacet',
    key: 'documentation',
    place: 'dataset',
    facet: { description: 'the mart', contentType: 'text/markdown' },
    seen: prop('Dataset', 'description'),
    as: 'the mart',
  },
  unchanged('HierarchyDatasetFacet', 'hierarchy', 'dataset', {
    hierarchy: [
      { type: 'DATABASE', name: 'shop' },
      { type: 'TABLE', name: 'mart' },
    ],
  }),
  {
    name: 'LifecycleStateChangeDatasetFacet',
    key: 'lifecycleStateChange',
    place: 'dataset',
    facet: { lifecycleStateChange: 'TRUNCATE' },
    seen: edgeProps('WROTE', 'types', 'replaces'),
    as: [['truncate'], true],
  },
  {
    name: 'LineageDatasetFacet',
    key: 'lineage',
    place: 'dataset',
    facet: { inputs: [{ ...RAW, type: 'DATASET' }], fields: {} },
    seen: (graph) => graph.derived('Dataset'),
    as: ['raw → mart (stated)'],
  },
  {
    name: 'OwnershipDatasetFacet',
    key: 'ownership',
    place: 'dataset',
    facet: { owners: [{ name: 'team:data', type: 'MAINTAINER' }] },
    seen: (graph) => [graph.edges('OWNED_BY'), graph.edge('OWNED_BY').type],
    as: [['mart → team:data'], 'MAINTAINER'],
  },
  {
    name: 'SchemaDatasetFacet',
    key: 'schema',
    place: 'dataset',
    facet: {
      fields: [
        { name: 'id', type: 'int', description: 'the key', ordinal_position: 1 },
        { name: 'at', type: 'struct', ordinal_position: 2, fields: [{ name: 'day', type: 'date' }] },
      ],
    },
    seen: (graph) =>
      graph.graph
        .nodesOf('Column')
        .map(({ props: { name, type, ordinal, description } }) => [name, type, ordinal, description])
        .sort((a, b) => Number(a[2]) - Number(b[2])),
    as: [
      ['id', 'int', 0, 'the key'],
      ['at', 'struct', 1, undefined],
      ['at.day', 'date', 2, undefined],
    ],
  },
  {
    name: 'StorageDatasetFacet',
    key: 'storage',
    place: 'dataset',
    facet: { storageLayer: 'iceberg', fileFormat: 'parquet' },
    seen: props('Dataset', 'format', 'facets'),
    as: ['parquet', '{"storage":{"fileFormat":"parquet","storageLayer":"iceberg"}}'],
  },
  {
    name: 'SymlinksDatasetFacet',
    key: 'symlinks',
    place: 'dataset',
    facet: { identifiers: [{ namespace: 'hive://metastore:9083', name: 'shop.mart_t', type: 'TABLE' }] },
    seen: (graph) => graph.edges('ALIAS_OF'),
    as: ['mart → shop.mart_t'],
  },
  {
    name: 'TagsDatasetFacet',
    key: 'tags',
    place: 'dataset',
    facet: {
      tags: [
        { key: 'pii', value: 'true', source: 'USER' },
        { key: 'level', value: 'high', source: 'DBT CORE', field: 'email' },
      ],
    },
    seen: (graph) => graph.edges('TAGGED'),
    as: ['mart → pii', 'mart.email → level'],
  },
]

const ofInteractions: readonly SpecFacet[] = [
  unchanged('DataQualityAssertionsDatasetFacet', 'dataQualityAssertions', 'input', ASSERTIONS),
  {
    name: 'DataQualityMetricsInputDatasetFacet',
    key: 'dataQualityMetrics',
    place: 'input',
    facet: METRICS,
    seen: (graph) => [
      ...edgeProps('READ', 'numRows', 'numBytes', 'numFiles')(graph),
      inEdge('READ', 'dataQualityMetrics')(graph),
    ],
    as: [12, 345, 6, METRICS],
  },
  {
    name: 'InputStatisticsInputDatasetFacet',
    key: 'inputStatistics',
    place: 'input',
    facet: { rowCount: 7, size: 8, fileCount: 9 },
    seen: edgeProps('READ', 'numRows', 'numBytes', 'numFiles'),
    as: [7, 8, 9],
  },
  {
    name: 'InputSubsetInputDatasetFacet',
    key: 'subset',
    place: 'input',
    facet: { inputCondition: { type: 'partition', partitions: [{ dimensions: { day: '1' } }] } },
    seen: edgeProps('READ', 'partitions'),
    as: [['day=1']],
  },
  unchanged('IcebergScanReportInputDatasetFacet', 'icebergScanReport', 'input', {
    snapshotId: 5,
    filter: 'true',
    schemaId: 1,
    projectedFieldNames: ['id'],
    scanMetrics: { resultDataFiles: 2 },
    metadata: {},
  }),
  {
    name: 'OutputStatisticsOutputDatasetFacet',
    key: 'outputStatistics',
    place: 'output',
    facet: { rowCount: 7, size: 8, fileCount: 9 },
    seen: edgeProps('WROTE', 'numRows', 'numBytes', 'numFiles'),
    as: [7, 8, 9],
  },
  {
    name: 'OutputSubsetOutputDatasetFacet',
    key: 'subset',
    place: 'output',
    facet: { outputCondition: { type: 'location', locations: ['s3://b/1', 's3://b/2'] } },
    seen: edgeProps('WROTE', 'partitions'),
    as: [['s3://b/1', 's3://b/2']],
  },
  unchanged('IcebergCommitReportOutputDatasetFacet', 'icebergCommitReport', 'output', {
    snapshotId: 5,
    sequenceNumber: 3,
    operation: 'append',
    commitMetrics: { addedDataFiles: 1 },
    metadata: {},
  }),
]

const ofJobs: readonly SpecFacet[] = [
  {
    name: 'DocumentationJobFacet',
    key: 'documentation',
    place: 'job',
    facet: { description: 'loads the mart', contentType: 'text/plain' },
    seen: prop('Job', 'description'),
    as: 'loads the mart',
  },
  {
    name: 'JobTypeJobFacet',
    key: 'jobType',
    place: 'job',
    facet: {
      processingType: 'SERVICE',
      integration: 'FOO',
      jobType: 'TASK',
      emissionPattern: { eventTrigger: 'PERIODIC', eventContentMode: 'ACCUMULATIVE', windowDuration: 300 },
    },
    seen: (graph) => [prop('Job', 'type')(graph), prop('Operation', 'type')(graph)],
    as: ['FOO_TASK', 'streaming'],
  },
  {
    name: 'LineageJobFacet',
    key: 'lineage',
    place: 'job',
    facet: {
      entries: [
        { namespace: WAREHOUSE, name: 'mart', type: 'DATASET', inputs: [{ ...RAW, type: 'DATASET' }] },
      ],
    },
    seen: (graph) => graph.derived('Dataset'),
    as: ['raw → mart (stated)'],
  },
  {
    name: 'OwnershipJobFacet',
    key: 'ownership',
    place: 'job',
    facet: { owners: [{ name: 'user:jdoe' }] },
    seen: (graph) => graph.edges('OWNED_BY'),
    as: ['load → user:jdoe'],
  },
  unchanged('SourceCodeJobFacet', 'sourceCode', 'job', { language: 'python', sourceCode: 'print(1)' }),
  unchanged('SourceCodeLocationJobFacet', 'sourceCodeLocation', 'job', {
    type: 'git',
    url: GIT,
    repoUrl: 'https://github.com/shop/dags.git',
    path: 'load.py',
    version: '693e3548',
    tag: 'v1',
    branch: 'main',
    pullRequestNumber: '42',
  }),
  {
    name: 'SQLJobFacet',
    key: 'sql',
    place: 'job',
    facet: { query: 'insert overwrite mart select * from orders', dialect: 'spark' },
    seen: (graph) => [
      graph.graph.nodesOf('Content').map(({ props: { body } }) => body),
      prop('Operation', 'sqlId')(graph) === graph.graph.nodesOf('Content')[0]!.id,
    ],
    as: [['insert overwrite mart select * from orders'], true],
  },
  {
    name: 'TagsJobFacet',
    key: 'tags',
    place: 'job',
    facet: { tags: [{ key: 'team', value: 'x', source: 'USER' }] },
    seen: (graph) => graph.edges('TAGGED'),
    as: ['load → team'],
  },
  unchanged('GcpComposerJobFacet', 'gcp_composer_job', 'job', { displayName: 'load' }),
  unchanged('GcpLineageJobFacet', 'gcp_lineage', 'job', {
    displayName: 'load',
    origin: { sourceType: 'COMPOSER', name: 'projects/p/locations/l/environments/e' },
  }),
]

const ofRuns: readonly SpecFacet[] = [
  unchanged('AgentAttributionRunFacet', 'agentAttribution', 'run', {
    agentId: 'did:example:agent:001',
    accessedAt: '2026-04-21T15:44:22.000Z',
    covenantInEffect: { digest: 'sha256:3c9e', type: 'governance_attestation' },
  }),
  {
    name: 'EnvironmentVariablesRunFacet',
    key: 'environmentVariables',
    place: 'run',
    facet: { environmentVariables: [{ name: 'TOKEN', value: 'secret' }] },
    seen: prop('Run', 'facets'),
    as: '{"environmentVariables":{"names":["TOKEN"]}}',
  },
  {
    name: 'ErrorMessageRunFacet',
    key: 'errorMessage',
    place: 'run',
    facet: { message: 'no space', programmingLanguage: 'JAVA', stackTrace: 'at x' },
    seen: prop('Run', 'endedReason'),
    as: 'no space',
  },
  unchanged('ExecutionParametersRunFacet', 'executionParameters', 'run', {
    parameters: [{ key: 'task.timeout', name: 'Task timeout', description: 'seconds', value: '3600' }],
  }),
  {
    name: 'ExternalQueryRunFacet',
    key: 'externalQuery',
    place: 'run',
    facet: { externalQueryId: 'my-project:US.bquijob_1', source: 'bigquery' },
    seen: prop('Run', 'externalId'),
    as: 'my-project:US.bquijob_1',
  },
  unchanged('ExtractionErrorRunFacet', 'extractionError', 'run', {
    totalTasks: 2,
    failedTasks: 1,
    errors: [{ errorMessage: 'no such function', stackTrace: 'at y', task: 'select f()', taskNumber: 1 }],
  }),
  {
    name: 'JobDependenciesRunFacet',
    key: 'jobDependencies',
    place: 'run',
    facet: {
      upstream: [
        {
          job: { namespace: 'airflow://prod', name: 'extract' },
          run: { runId: RUN },
          dependency_type: 'DIRECT_INVOCATION',
          sequence_trigger_rule: 'FINISH_TO_START',
          status_trigger_rule: 'EXECUTE_EVERY_TIME',
        },
      ],
      downstream: [{ job: { namespace: 'airflow://prod', name: 'email' } }],
      trigger_rule: 'ALL_SUCCESS',
    },
    seen: (graph) => [graph.edges('DEPENDS_ON'), graph.edge('DEPENDS_ON', 'extract')],
    as: [
      ['email → load', 'load → extract'],
      {
        dependencyType: 'DIRECT_INVOCATION',
        sequenceTriggerRule: 'FINISH_TO_START',
        statusTriggerRule: 'EXECUTE_EVERY_TIME',
        triggerRule: 'ALL_SUCCESS',
        sources: ['https://github.com/OpenLineage/OpenLineage/tree/client/python'],
      },
    ],
  },
  unchanged('JobRunParametersFacet', 'jobRunParameters', 'run', {
    parameters: [{ key: 'airflow.dagRun.external_trigger', value: false }],
  }),
  {
    name: 'LineageRunFacet',
    key: 'lineage',
    place: 'run',
    facet: {
      lineage: [
        { namespace: WAREHOUSE, name: 'mart', type: 'DATASET', inputs: [{ ...RAW, type: 'DATASET' }] },
      ],
    },
    seen: (graph) => graph.derived('Dataset'),
    as: ['raw → mart (stated)'],
  },
  {
    name: 'NominalTimeRunFacet',
    key: 'nominalTime',
    place: 'run',
    facet: { nominalStartTime: '2026-11-01T03:00:00.001Z', nominalEndTime: '2026-11-01T04:00:00.001Z' },
    seen: props('Run', 'nominalStart', 'nominalEnd'),
    as: [Date.UTC(2026, 10, 1, 3, 0, 0, 1), Date.UTC(2026, 10, 1, 4, 0, 0, 1)],
  },
  {
    name: 'ParentRunFacet',
    key: 'parent',
    place: 'run',
    facet: {
      run: { runId: RUN },
      job: { namespace: 'airflow://prod', name: 'dag' },
      root: { run: { runId: RUN }, job: { namespace: 'airflow://prod', name: 'dag' } },
    },
    seen: (graph) =>
      graph.graph
        .edgesOf('PART_OF')
        .filter(({ fromLabel, toLabel }) => fromLabel === 'Job' && toLabel === 'Job')
        .map(({ from, to }) => `${graph.name(from)} → ${graph.name(to)}`),
    as: ['load → dag'],
  },
  {
    name: 'ProcessingEngineRunFacet',
    key: 'processing_engine',
    place: 'run',
    facet: { version: '2.5.0', name: 'Foo', openlineageAdapterVersion: '0.19.0' },
    seen: (graph) => {
      const { type, version } = graph.node('Runner')
      return [type, version]
    },
    as: ['Foo', '2.5.0'],
  },
  unchanged('TagsRunFacet', 'tags', 'run', { tags: [{ key: 'team', value: 'x', source: 'USER' }] }),
  unchanged('TestRunFacet', 'test', 'run', {
    tests: [{ name: 'assert_no_orphans', status: 'pass', severity: 'error', type: 'custom_sql' }],
  }),
  unchanged('GcpComposerRunFacet', 'gcp_composer_run', 'run', {
    dagRunId: 'scheduled__1',
    taskExecutionDate: 'x',
  }),
  unchanged('GcpDataprocRunFacet', 'gcp_dataproc', 'run', { appId: 'application_1', projectId: 'p' }),
  unchanged('GcpDataprocSparkRunFacet', 'gcp_dataproc_spark', 'run', { appId: 'application_1', jobId: 'j' }),
]

/** Every facet of the specification (1.5x) and of its registries, in its documented form. */
export const SPEC_FACETS: readonly SpecFacet[] = [...ofDatasets, ...ofInteractions, ...ofJobs, ...ofRuns]
