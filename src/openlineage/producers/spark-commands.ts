import type { InteractionType } from '../interaction-type.ts'

/** The physical commands after which Spark names its jobs, and how each writes its output. */
const COMMANDS: readonly (readonly [RegExp, readonly InteractionType[]])[] = [
  [/^(?:atomic_)?(?:create_or_)?replace_table(?:_as_select)?$/, ['overwrite']],
  [/^(?:atomic_)?create_table(?:_as_select)?$/, ['create']],
  [/^execute_(?:optimized_)?create_(?:hive_|data_source_)?table(?:_as_select)?_command$/, ['create']],
  [/^overwrite_(?:by_expression|partitions_dynamic)(?:_exec(?:_v1)?)?$/, ['overwrite']],
  [/^append_data(?:_exec(?:_v1)?)?$/, ['append']],
  [/^(?:execute_)?merge_into(?:_iceberg)?(?:_table|_command)*$/, ['merge']],
  [/^(?:execute_)?delete(?:_from)?(?:_iceberg)?(?:_table|_command)*$/, ['delete']],
  [/^(?:execute_)?update(?:_iceberg)?(?:_table|_command)*$/, ['update']],
  [/^(?:execute_)?truncate_table(?:_command)?$/, ['truncate']],
  [/^(?:execute_)?drop_table(?:_command)?$/, ['drop']],
  [/^(?:execute_)?(?:alter_table|rename_table)_rename(?:_command)?$|^rename_table$/, ['rename']],
  [/^(?:execute_)?alter_table(?:_\w+)?$/, ['alter']],
  // Copy-on-write and merge-on-read changes of rows. The command does not show which statement it was, but its SQL does, if any.
  [/^(?:replace_data|write_delta)(?:_exec)?$/, ['merge']],
]

/** The interaction types that the command in a job's name implies (`append_data.warehouse_orders`: append). Empty if unknown. */
export function commandTypes(operationName: string): readonly InteractionType[] {
  const command = operationName.split('.', 1)[0]!
  return COMMANDS.find(([pattern]) => pattern.test(command))?.[1] ?? []
}
