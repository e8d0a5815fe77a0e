import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Props } from '../graph-schema.ts'
import { columnId, type Id } from '../ids.ts'
import { newest, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { NamedColumns } from './named-columns.ts'
import { jsonProp, propsOf } from './props.ts'
import { nameOf } from './rollup-ends.ts'
import { lookIn, shownFields } from './schema-look.ts'
import { compareSeen } from './schema-rows.ts'
import type { WorkingSet } from './working-set.ts'

/** What people say of columns, by dataset and name: a description, or null where they withdrew it. */
export type EditedColumns = ReadonlyMap<Id, ReadonlyMap<string, Stamped>>

/** What a column is called and how it looks in the newest schema that has it. */
interface Look {
  readonly type?: string
  readonly ordinal?: number
  readonly description?: string
}

/**
 * The columns of the datasets of one identity group. A member has those that events name as its own; the canonical one
 * has every member's, since column edges hang on its columns. A person's description holds against that of any schema.
 */
export class GroupColumns {
  readonly #set: WorkingSet
  readonly #named: NamedColumns
  readonly #edited: EditedColumns
  readonly #members: readonly Id[]
  readonly #canonical: Id
  readonly #looks = new Map<Id, ReadonlyMap<string, Look>>()

  /** The canonical member comes first. */
  constructor(
    members: readonly Id[],
    { named, edited }: { readonly named: NamedColumns; readonly edited: EditedColumns },
    set: WorkingSet,
  ) {
    this.#members = members
    this.#canonical = members[0]!
    this.#named = named
    this.#edited = edited
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
    const edited = this.#editedOf(member, name)
    const said =
      member === this.#canonical
        ? this.#members.reduce((all, other) => newest(all, this.#editedOf(other, name)), edited)
        : edited
    const props = propsOf({
      namespace: dataset.namespace,
      dataset: dataset.name,
      name,
      firstSeen: since,
      ...this.#look(member, name),
      ...(typeof said?.value === 'string' ? { description: said.value } : {}),
      stamps: jsonProp({
        ...(own === since ? {} : { named: own ?? null }),
        ...(edited === undefined ? {} : { description: [...edited.stamp, edited.value] }),
      }),
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

  /** What people say of a column of this very dataset. */
  #editedOf(member: Id, name: string): Stamped | undefined {
    const { namespace, name: dataset } = nameOf(member, this.#set)
    const row = this.#set.node('Column', columnId(namespace, dataset, name))
    return newest(row && editedIn(row), this.#edited.get(member)?.get(name))
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
  const { named } = keptOf(props)
  return named === undefined ? (props.firstSeen as Instant) : (named ?? undefined)
}

function editedIn({ props }: NodeRow): Stamped | undefined {
  const [at, rank, value] = keptOf(props).description ?? []
  return at === undefined || rank === undefined ? undefined : { value: value ?? null, stamp: [at, rank] }
}

/** When events named a column, where that is not when it was first seen; and what people say of it, with its stamp. */
interface Kept {
  readonly named?: Instant | null
  readonly description?: readonly [at: Instant, rank: number, value: string | null]
}

const keptOf = ({ stamps }: Props): Kept => (typeof stamps === 'string' ? (JSON.parse(stamps) as Kept) : {})

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
