import type { Id } from '../domain/ids.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** Where the ids of a set come from: known ones, and the numbers of the statements that give the others. */
export interface IdSource {
  readonly ids: readonly Id[]
  readonly statements: readonly number[]
}

/** The statements of a plan, numbered from 1 in their titles. */
export class Listing {
  readonly statements: CypherStatement[] = []

  /** Adds a statement; parameters named in `sources` show where their values come from. */
  add(statement: CypherStatement, sources: Readonly<Record<string, IdSource>> = {}): IdSource {
    const number = this.statements.length + 1
    const params: Record<string, unknown> = { ...statement.params }
    for (const [name, source] of Object.entries(sources)) params[name] = shown(source)
    this.statements.push(cypher(`${number}. ${statement.title}`, [statement.text], params))
    return { ids: [], statements: [number] }
  }
}

export function fromStatements(sources: readonly IdSource[]): IdSource {
  return {
    ids: sources.flatMap(({ ids }) => ids),
    statements: [...new Set(sources.flatMap(({ statements }) => statements))].sort((a, b) => a - b),
  }
}

export const isEmpty = ({ ids, statements }: IdSource): boolean => ids.length + statements.length === 0

/** A list that stands for ids not known yet, so that a statement names its parameter. */
export const LATER: readonly Id[] = Object.freeze(['' as Id])

function shown({ ids, statements }: IdSource): unknown {
  if (statements.length === 0) return ids
  const from = `the ids that statement ${statements.join(' and ')} ${statements.length > 1 ? 'give' : 'gives'}`
  return ids.length === 0 ? from : [...ids, from]
}
