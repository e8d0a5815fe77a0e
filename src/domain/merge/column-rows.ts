import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { columnId, type Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { NamedColumns } from './named-columns.ts'
import { propsOf } from './props.ts'
import { nameOf } from './rollup-ends.ts'
import { lookIn, shownFields } from './schema-look.ts'
import { compareSeen } from './schema-rows.ts'
import type { WorkingSet } from './working-set.ts'

/** What a column is called and how it looks in the newest schema that has it. */
interface Look {
  readonly type?: string
  readonly ordinal?: number
  readonly description?: string
}

/**
 * The columns of the datasets of one identity group. A member has those that events name as its own; the canonical one
 * has every member's, since column edges hang on its columns.
 */
export class GroupColumns {
  readonly #set: WorkingSet
  readonly #named: NamedColumns
  readonly #members: readonly Id[]
  readonly #canonical: Id
  readonly #looks = new Map<Id, ReadonlyMap<string, Look>>()

  /** The canonical member comes first. */
  constructor(members: readonly Id[], named: NamedColumns, set: WorkingSet) {
    this.#members = members
    this.#canonical = members[0]!
    this.#named = named
    this.#set = set
  }

  /** All columns that any member has, and those that it had. */
  names(): ReadonlySet<string> {
    const names = new Set<string>()
    for (const member of this.#members) {
      for (const { from } of this.#set.edgesAt('PART_OF', 'to', member)) {
        const name = this.#set.node('Column', from)?.props.name
        if (typeof name === 'string') names.add(name)
      }
      for (const name of this.#named.get(member)?.keys() ?? []) names.add(name)
    }
    return names
  }

  /** A member's column: its id, and its row where it is one. */
  column(member: Id, name: string): { readonly id: Id; readonly row?: NodeRow } {
    const dataset = nameOf(member, this.#set)
    const id = columnId(dataset.namespace, dataset.name, name)
    const own = this.#ownSince(dataset, member, name)
    const since =
      member === this.#canonical
        ? this.#members.reduce<Instant | undefined>((first, other) => {
            const at = other === member ? own : this.#ownSince(nameOf(other, this.#set), other, name)
            return first === undefined ? at : Math.min(first, at ?? first)
          }, undefined)
        : own
    if (since === undefined) return { id }
    const props = propsOf({
      namespace: dataset.namespace,
      dataset: dataset.name,
      name,
      firstSeen: since,
      ...this.#look(member, name),
      stamps: own === since ? undefined : canonicalJson({ named: own ?? null }),
    })
    return { id, row: { label: 'Column', id, props } }
  }

  /** When events first named a column of this very dataset. */
  #ownSince({ namespace, name: dataset }: DatasetName, member: Id, name: string): Instant | undefined {
    const row = this.#set.node('Column', columnId(namespace, dataset, name))
    const stored = row && ownSince(row)
    const told = this.#named.get(member)?.get(name)
    return stored === undefined ? told : Math.min(stored, told ?? stored)
  }

  #look(member: Id, name: string): Look {
    let looks = this.#looks.get(member)
    if (looks === undefined) {
      const edges = (member === this.#canonical ? this.#members : [member]).flatMap((each) =>
        this.#set.edgesAt('HAS_SCHEMA', 'from', each),
      )
      this.#looks.set(member, (looks = looksIn(edges, this.#set)))
    }
    return looks.get(name) ?? {}
  }
}

/** When events first named the column of this very dataset; undefined where only other names of it have the column. */
function ownSince({ props }: NodeRow): Instant | undefined {
  if (typeof props.stamps !== 'string') return props.firstSeen as Instant
  return (JSON.parse(props.stamps) as { readonly named: Instant | null }).named ?? undefined
}

function looksIn(edges: readonly EdgeRow[], set: WorkingSet): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>()
  for (const edge of [...edges].sort(compareForLook)) {
    const schema = set.node('Schema', edge.to)
    if (schema === undefined) continue
    shownFields(schema, lookIn(edge)).forEach(({ name, type, description: told }, ordinal) => {
      const description = told ?? looks.get(name)?.description
      looks.set(name, {
        ordinal,
        ...(type === undefined ? {} : { type }),
        ...(description === undefined ? {} : { description }),
      })
    })
  }
  return looks
}

/** Oldest first. Of one instant and one schema the edges differ in role or member, and in what they show. */
const compareForLook = (a: EdgeRow, b: EdgeRow): number => compareSeen(a, b) || (a.id < b.id ? -1 : 1)

function lookText(edge: EdgeRow): string {
  const { order, descriptions } = edge.props
  return order === undefined && descriptions === undefined ? '' : canonicalJson(lookIn(edge))
}

/** Changes exactly when the look of columns may: the order of schemas by their newest event, with their looks. */
export function schemaOrder(members: readonly Id[], set: WorkingSet): string {
  return members
    .flatMap((member) => set.edgesAt('HAS_SCHEMA', 'from', member))
    .sort(compareForLook)
    .map((edge) => `${edge.to} ${lookText(edge)}`)
    .join('\n')
}
