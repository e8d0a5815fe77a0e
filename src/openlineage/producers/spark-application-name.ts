import type { DatasetName } from '../../domain/aggregate.ts'

/**
 * Names of physical plans and RDDs that Spark's client appends to the application's name, and the number of an RDD job. The list
 * is not complete: it has the nodes that write, those seen at the top of a plan, and those that start RDD jobs.
 */
const NODES = [
  'execute_\\w+',
  '\\w*adaptive_spark_plan',
  'append_data\\w*',
  '(?:atomic_)?(?:create|replace)(?:_or_replace)?_table\\w*',
  'overwrite_(?:by_expression|partitions_dynamic)\\w*',
  'replace_data\\w*',
  'write_(?:delta|files|to_data_source_v2|to_continuous_data_source)\\w*',
  '(?:delete_from|merge_into|update|truncate|drop|alter|rename)_(?:\\w+_)?table\\w*',
  'command_result',
  'collect_(?:limit|tail)',
  'take_ordered_and_project',
  '(?:batch_|file_|local_table_|in_memory_table_)?scan(?:_\\w+)?',
  '(?:project|filter|sort|union|range|global_limit|local_limit|coalesce|exchange|shuffle_exchange|deserialize_to_object)',
  '(?:hash|object_hash|sort)_aggregate',
  '(?:broadcast_hash|sort_merge|shuffled_hash|broadcast_nested_loop)_join',
  '(?:map_partitions|shuffled|parallel_collection|hadoop|new_hadoop|data_source|python|coalesced|co_grouped|zipped_\\w+)(?:_(?:map_partitions|shuffled|parallel_collection|hadoop|python|coalesced|union|pairwise)\\w*)?',
  '\\d+',
]
const BELOW_APPLICATION = new RegExp(`^(.+?)\\.(?:${NODES.join('|')})(?:\\..*)?$`)

/**
 * The application's job, from the name of one of its SQL or RDD jobs (`app.execute_insert_into_hadoop_fs_relation_command.t`,
 * `app.17`). For events whose parent is missing or is not the application. Other names stay.
 */
export function applicationOf(job: DatasetName): DatasetName {
  const name = BELOW_APPLICATION.exec(job.name)?.[1]
  return name === undefined ? job : { namespace: job.namespace, name }
}
