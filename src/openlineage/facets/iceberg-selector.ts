/**
 * What Iceberg lets a reader ask of a table, named below the table as if it were one: its metadata tables, a snapshot, a
 * point in time, a branch, a tag (Iceberg's documentation of Spark queries, "Time travel" and "Inspecting tables").
 */
const SELECTOR =
  /\.(?:(?:all_)?(?:data_files|delete_files|entries|files|manifests)|history|metadata_log_entries|partitions|position_deletes|refs|snapshots|snapshot_id_\d+|at_timestamp_\d+|(?:branch|tag)_[^.]+)$/

/**
 * The name of the table that `name`, a table's name that a client gives to the files at `path`, speaks of: without a
 * selector below it. A table that is itself called like a selector lies in a folder of that name, and stays.
 */
export function withoutSelector(name: string, path: string): string {
  const selector = SELECTOR.exec(name)
  if (selector === null) return name
  const table = name.slice(0, selector.index)
  const folder = path.slice(path.lastIndexOf('/') + 1)
  return table.includes('.') && folder !== selector[0].slice(1) ? table : name
}
