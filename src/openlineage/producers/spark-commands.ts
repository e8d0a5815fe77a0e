import type { InteractionType } from '../interaction-type.ts'

/** The physical commands that Spark names its jobs after, and what they do to their output. */
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
  // Rows changed by writing their files anew or beside them; which statement it was, its SQL tells where there is one.
  [/^(?:replace_data|write_delta)(?:_exec)?$/, ['merge']],
]

/** What the command in a job's name (`append_data.warehouse_orders`) tells of its outputs; empty where it tells nothing. */
export function commandTypes(operationName: string): readonly InteractionType[] {
  const command = operationName.split('.', 1)[0]!
  return COMMANDS.find(([pattern]) => pattern.test(command))?.[1] ?? []
}
