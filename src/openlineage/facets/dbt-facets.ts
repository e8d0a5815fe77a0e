import { isJsonObject } from '../../lib/json.ts'
import type { ActivityFacet, DatasetFacet } from '../facet.ts'
import { own, text, texts } from '../json-parts.ts'

/** The dbt invocation and its project. */
export const dbtRun: ActivityFacet = {
  key: 'dbt_run',
  places: ['run'],
  entries: ['dbt_run'],
  read(facet, context) {
    const run = texts(
      facet,
      ['invocation_id', 'project_name', 'project_version', 'profile_name', 'account_id'],
      context,
    )
    return run === undefined ? {} : { dbt_run: run }
  },
}

export const dbtVersion: ActivityFacet = {
  key: 'dbt_version',
  places: ['run'],
  entries: ['dbt_version'],
  read(facet, context) {
    const version = text(facet, 'version', context, 256)
    return version === undefined ? {} : { dbt_version: version }
  },
}

/** The node of the dbt project: its unique id and file. */
export const dbtNode: ActivityFacet = {
  key: 'dbt_node',
  places: ['job'],
  entries: ['dbt_node'],
  read(facet, context) {
    const node = texts(facet, ['unique_id', 'original_file_path', 'database', 'schema', 'alias'], context)
    return node === undefined ? {} : { dbt_node: node }
  },
}

/** The materialization of the model. It determines how a run writes the table. */
export const dbtModel: DatasetFacet = {
  key: 'dbt_model',
  places: ['dataset'],
  alsoStored: true,
  withdrawn: { use: { facets: { dbt_model: null } } },
  read(facet, context) {
    const config = own(facet, 'config')
    const materialized = isJsonObject(config) ? text(config, 'materialized', context, 256) : undefined
    return materialized === undefined ? {} : { use: { facets: { dbt_model: { materialized } } } }
  },
}
