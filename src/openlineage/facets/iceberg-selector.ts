/**
 * A suffix of a table's name with which Iceberg selects a part of the table: a metadata table, a snapshot, a point in time, a
 * branch or a tag (Iceberg's documentation of Spark queries, "Time travel" and "Inspecting tables").
 */
const SELECTOR =
  /\.(?:(?:all_)?(?:data_files|delete_files|entries|files|manifests)|history|metadata_log_entries|partitions|position_deletes|refs|snapshots|snapshot_id_\d+|at_timestamp_\d+|(?:branch|tag)_[^.]+)$/

/**
 * Removes an Iceberg selector from the name that a client gives to the table at `path`. If the folder of the table has the name
 * of the selector, it is the real name of the table and stays.
 *
 * @example withoutSelector('db.t.snapshots', 's3/warehouse/db/t') // 'db.t'
 */
export function withoutSelector(name: string, path: string): string {
  const selector = SELECTOR.exec(name)
  if (selector === null) return name
  const table = name.slice(0, selector.index)
  const folder = path.slice(path.lastIndexOf('/') + 1)
  return table.includes('.') && folder !== selector[0].slice(1) ? table : name
}
