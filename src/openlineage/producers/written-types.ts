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
 * What the job's SQL does to each output: of the statements that name it the union of their types. Where one table alone is
 * written and one output alone is there, they are the same, whatever they are called. `command` are the types that the
 * engine's command tells of all outputs; the statements go before it.
 */
export function writtenTypes(aggregate: Aggregate, command: readonly string[] = []): WrittenTypes {
  const written = writtenOf(entry(aggregate.jobFacets, 'sqlWrites'))
  const outputs = Object.entries(aggregate.outputs)
  const only = outputs.length === 1 && new Set(written.map(({ name }) => name.join('.'))).size === 1
  const types: [string, readonly string[]][] = []
  const createdIfAbsent: string[] = []
  for (const [id, output] of outputs) {
    const mine = written.filter(({ name }) => only || matchesOutput(name, output.name))
    const said = mine.length > 0 ? mine.map(({ type }) => type) : command
    if (output.lifecycle === undefined && said.length > 0) types.push([id, [...new Set(said)].sort()])
    const creates = mine.filter(({ type }) => type === 'create')
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
