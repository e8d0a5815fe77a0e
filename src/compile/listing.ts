import type { Id } from '../domain/ids.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** Where the ids of a set come from: ids known from the plan, and the numbers of the statements that return the others. */
export interface IdSource {
  readonly ids: readonly Id[]
  readonly statements: readonly number[]
}

/** Collects the statements of a plan and numbers them from 1 in their titles. */
export class Listing {
  readonly statements: CypherStatement[] = []

  /** Adds a statement. For a parameter in `sources` its value says where the ids come from: "ids from statement 1". */
  add(statement: CypherStatement, sources: Readonly<Record<string, IdSource>> = {}): IdSource {
    const number = this.statements.length + 1
    const params: Record<string, unknown> = { ...statement.params }
    for (const [name, source] of Object.entries(sources)) params[name] = paramOf(source)
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

/** Placeholder for ids that an earlier statement returns. It is not empty, so that the statement names the parameter. */
export const PLACEHOLDER_IDS: readonly Id[] = Object.freeze(['' as Id])

function paramOf({ ids, statements }: IdSource): unknown {
  if (statements.length === 0) return ids
  const from = `ids from statement${statements.length > 1 ? 's' : ''} ${statements.join(' and ')}`
  return ids.length === 0 ? from : [...ids, from]
}
