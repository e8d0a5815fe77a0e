import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Props } from '../graph-schema.ts'
import { columnId, type Id } from '../ids.ts'
import { newest, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { NamedColumns } from './named-columns.ts'
import { jsonProp, propsOf } from './props.ts'
import { nameOf } from './rollup-edge.ts'
import { storedPresentation, shownFields } from './schema-presentation.ts'
import { compareSeen } from './schema-rows.ts'
import type { WorkingSet } from './working-set.ts'

/** Edited descriptions of columns, by dataset and column name; null if withdrawn. */
export type EditedColumns = ReadonlyMap<Id, ReadonlyMap<string, Stamped>>

/** The properties of a column in the newest schema that has it. */
interface ColumnPresentation {
  readonly type?: string
  readonly ordinal?: number
  readonly description?: string
}

/**
 * The columns of the datasets of one identity group. A member has the columns that events name as its own. The
 * canonical member has every member's columns, because column edges end at its columns. A person's description
 * overrides that of any schema.
 */
export class GroupColumns {
  readonly #set: WorkingSet
  readonly #named: NamedColumns
  readonly #edited: EditedColumns
  readonly #members: readonly Id[]
  readonly #canonical: Id
  readonly #presentations = new Map<Id, ReadonlyMap<string, ColumnPresentation>>()

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

  /** The names of all current and former columns of any member. */
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

  /** A member's column: its id, and its row if the column exists. */
  column(member: Id, name: string): { readonly id: Id; readonly row?: NodeRow } {
    const dataset = nameOf(member, this.#set)
    const id = columnId(dataset.namespace, dataset.name, name)
    const own = this.#firstNamedAt(dataset, member, name)
    const since =
      member === this.#canonical
        ? this.#members.reduce<Instant | undefined>((first, other) => {
            const at = other === member ? own : this.#firstNamedAt(nameOf(other, this.#set), other, name)
            return first === undefined ? at : Math.min(first, at ?? first)
          }, undefined)
        : own
    if (since === undefined) return { id }
    const edited = this.#editedOf(member, name)
    const description =
      member === this.#canonical
        ? this.#members.reduce((all, other) => newest(all, this.#editedOf(other, name)), edited)
        : edited
    const props = propsOf({
      namespace: dataset.namespace,
      dataset: dataset.name,
      name,
      firstSeen: since,
      ...this.#presentation(member, name),
      ...(typeof description?.value === 'string' ? { description: description.value } : {}),
      stamps: jsonProp({
        ...(own === since ? {} : { named: own ?? null }),
        ...(edited === undefined ? {} : { description: [...edited.stamp, edited.value] }),
      }),
    })
    return { id, row: { label: 'Column', id, props } }
  }

  /** When events first named a column of this dataset itself, regardless of its group. */
  #firstNamedAt({ namespace, name: dataset }: DatasetName, member: Id, name: string): Instant | undefined {
    const row = this.#set.node('Column', columnId(namespace, dataset, name))
    const stored = row && firstNamedAt(row)
    const named = this.#named.get(member)?.get(name)
    return stored === undefined ? named : Math.min(stored, named ?? stored)
  }

  /** The edited description of a column of this dataset itself. */
  #editedOf(member: Id, name: string): Stamped | undefined {
    const { namespace, name: dataset } = nameOf(member, this.#set)
    const row = this.#set.node('Column', columnId(namespace, dataset, name))
    return newest(row && editedIn(row), this.#edited.get(member)?.get(name))
  }

  #presentation(member: Id, name: string): ColumnPresentation {
    let presentations = this.#presentations.get(member)
    if (presentations === undefined) {
      const edges = (member === this.#canonical ? this.#members : [member]).flatMap((each) =>
        this.#set.edgesAt('HAS_SCHEMA', 'from', each),
      )
      this.#presentations.set(member, (presentations = presentationsIn(edges, this.#set)))
    }
    return presentations.get(name) ?? {}
  }
}

/**
 * When events first named the column of this dataset itself; undefined if only other members of the group have the
 * column.
 */
function firstNamedAt({ props }: NodeRow): Instant | undefined {
  const { named } = stampsOf(props)
  return named === undefined ? (props.firstSeen as Instant) : (named ?? undefined)
}

function editedIn({ props }: NodeRow): Stamped | undefined {
  const [at, rank, value] = stampsOf(props).description ?? []
  return at === undefined || rank === undefined ? undefined : { value: value ?? null, stamp: [at, rank] }
}

/** The time when events named a column, if different from `firstSeen`, and the edited description with its stamp. */
interface ColumnStamps {
  readonly named?: Instant | null
  readonly description?: readonly [at: Instant, rank: number, value: string | null]
}

const stampsOf = ({ stamps }: Props): ColumnStamps =>
  typeof stamps === 'string' ? (JSON.parse(stamps) as ColumnStamps) : {}

function presentationsIn(
  edges: readonly EdgeRow[],
  set: WorkingSet,
): ReadonlyMap<string, ColumnPresentation> {
  const presentations = new Map<string, ColumnPresentation>()
  for (const edge of [...edges].sort(comparePresentations)) {
    const schema = set.node('Schema', edge.to)
    if (schema === undefined) continue
    shownFields(schema, storedPresentation(edge)).forEach(
      ({ name, type, description: ownDescription }, ordinal) => {
        const description = ownDescription ?? presentations.get(name)?.description
        presentations.set(name, {
          ordinal,
          ...(type === undefined ? {} : { type }),
          ...(description === undefined ? {} : { description }),
        })
      },
    )
  }
  return presentations
}

/** Oldest first. Edges of one instant and one schema differ in role or member, and in their presentation. */
const comparePresentations = (a: EdgeRow, b: EdgeRow): number => compareSeen(a, b) || (a.id < b.id ? -1 : 1)

function presentationText(edge: EdgeRow): string {
  const { order, descriptions } = edge.props
  return order === undefined && descriptions === undefined ? '' : canonicalJson(storedPresentation(edge))
}

/**
 * A text that changes exactly when the presentation of columns may change: the schemas in the order of their newest
 * event, with their presentations.
 */
export function schemaOrder(members: readonly Id[], set: WorkingSet): string {
  return members
    .flatMap((member) => set.edgesAt('HAS_SCHEMA', 'from', member))
    .sort(comparePresentations)
    .map((edge) => `${edge.to} ${presentationText(edge)}`)
    .join('\n')
}
