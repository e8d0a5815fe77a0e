import type { Aggregate, Interpretation } from '../../domain/aggregate.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { matchesOutput } from '../sql/matches-output.ts'
import { entry } from './producer.ts'

interface Written {
  readonly name: readonly string[]
  readonly type: string
  readonly ifAbsent: boolean
}

export type WrittenTypes = Pick<Interpretation, 'types' | 'createdIfAbsent'>

/**
 * How the job's SQL writes each output: the union of the types of the statements that name it. If the SQL writes one table and
 * there is one output, they are the same, whatever their names. `command` are the types that the engine's command implies for all
 * outputs. They apply to an output that no statement names.
 */
export function writtenTypes(aggregate: Aggregate, command: readonly string[] = []): WrittenTypes {
  const written = writtenOf(entry(aggregate.jobFacets, 'sqlWrites'))
  const outputs = Object.entries(aggregate.outputs)
  const only = outputs.length === 1 && new Set(written.map(({ name }) => name.join('.'))).size === 1
  const types: [string, readonly string[]][] = []
  const createdIfAbsent: string[] = []
  for (const [id, output] of outputs) {
    const statements = written.filter(({ name }) => only || matchesOutput(name, output.name))
    const ways = statements.length > 0 ? statements.map(({ type }) => type) : command
    if (output.lifecycle === undefined && ways.length > 0) types.push([id, [...new Set(ways)].sort()])
    const creates = statements.filter(({ type }) => type === 'create')
    if (creates.length > 0 && creates.every(({ ifAbsent }) => ifAbsent)) createdIfAbsent.push(id)
  }
  return { types: Object.fromEntries(types), createdIfAbsent }
}

function writtenOf(value: Json | undefined): readonly Written[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).flatMap((item) => {
    if (!isJsonObject(item) || typeof item.type !== 'string' || !Array.isArray(item.name)) return []
    const name = (item.name as readonly Json[]).filter((part) => typeof part === 'string')
    return [{ name, type: item.type, ifAbsent: item.ifAbsent === true }]
  })
}
