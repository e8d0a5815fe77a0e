import type { Aggregate, Declaration, ProducerRules, Interpretation, MappingBody } from '../aggregate.ts'
import { mergeAggregates } from '../aggregate/merge-aggregates.ts'
import { withDeclaredFields } from '../aggregate/with-declared-fields.ts'
import { LruCache } from '../../lib/lru-cache.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import type { Instant } from '../time.ts'
import type { Batch } from './batch.ts'
import { sourceOf, type Source } from './compacted.ts'
import type { RunContext } from './run-context.ts'
import type { WorkingSet } from './working-set.ts'

/** Parsed Mappings by text: every run of a job states the same one. */
const parsed = new LruCache<string, MappingBody>(1_000)
const LONGEST_PARSED = 16_384

function parsedMapping(text: string): MappingBody {
  let body = parsed.get(text)
  if (body !== undefined) return body
  body = JSON.parse(text) as MappingBody
  if (text.length <= LONGEST_PARSED) parsed.set(text, body)
  return body
}

/** Two snapshots of the aggregates and declarations: as stored (`before`) and with the batch (`after`). */
export class AggregateSnapshots {
  readonly #set: WorkingSet
  readonly #rules: ProducerRules
  readonly #content: Batch['content']
  readonly #decoded = new Map<Id, Source>()
  readonly #interpreted = new WeakMap<object, Interpretation>()
  readonly #mappings = new Map<string, MappingBody>()
  /** The sources that the batch changes, in their new state. */
  readonly changed = new Map<Id, Aggregate | Declaration>()
  /** The changed aggregates, by slot. */
  readonly #changedBy = {
    run: new Map<Id, Aggregate[]>(),
    parent: new Map<Id, Aggregate[]>(),
    root: new Map<Id, Aggregate[]>(),
  }
  /** Aggregates to be pruned: present before, absent after. */
  readonly removed = new Set<Id>()
  readonly before: RunContext
  readonly after: RunContext

  constructor(set: WorkingSet, rules: ProducerRules, content: Batch['content']) {
    this.#set = set
    this.#rules = rules
    this.#content = content
    const interpret = (source: Aggregate | Declaration) => this.#interpret(source)
    const mapping = (id: string) => this.#mapping(id)
    this.before = {
      ofRun: (run) => this.#storedOfRun(run),
      nextOf: (declaration) => this.#storedNext(declaration),
      mapping,
      interpret,
    }
    this.after = {
      ofRun: (run) => this.#changedOfRun(run),
      nextOf: (declaration) => this.#changedNext(declaration),
      mapping,
      interpret,
    }
  }

  decode(row: AggregateRow): Source {
    let source = this.#decoded.get(row.id)
    if (source === undefined) this.#decoded.set(row.id, (source = sourceOf(row)))
    return source
  }

  /** As stored. */
  stored(id: Id): Source | undefined {
    const row = this.#set.aggregate(id)
    return row && this.decode(row)
  }

  /** As it is with the batch. */
  current(id: Id): Source | undefined {
    if (this.removed.has(id)) return undefined
    return this.changed.get(id) ?? this.stored(id)
  }

  /** Adds the batch; everything that it names must have been read. */
  advance(batch: Batch): void {
    for (const [id, aggregate] of batch.aggregates) {
      const stored = this.stored(id)
      const merged = stored?.kind === 'run' ? mergeAggregates(stored, aggregate) : aggregate
      if (merged === stored) continue
      this.changed.set(id, merged)
      for (const slot of ['run', 'parent', 'root'] as const) {
        const key = this.#slot(merged, slot)
        if (key === undefined) continue
        const others = this.#changedBy[slot].get(key)
        if (others === undefined) this.#changedBy[slot].set(key, [merged])
        else others.push(merged)
      }
    }
    for (const [id, declaration] of batch.declarations)
      if (this.stored(id) === undefined) this.changed.set(id, declaration)
  }

  /** The aggregates with this slot, with the batch. Only for slots that depend on the aggregate alone. */
  by(slot: 'run' | 'parent' | 'root', key: Id): readonly Aggregate[] {
    const stored = this.#set.aggregatesBy(slot, key)
    const changed = this.#changedBy[slot].get(key) ?? []
    if (stored.length === 0) return changed
    const unchanged = stored.flatMap((row) => {
      if (this.changed.has(row.id) || this.removed.has(row.id)) return []
      const source = this.decode(row)
      return source.kind === 'run' && this.#slot(source, slot) === key ? [source] : []
    })
    return [...unchanged, ...changed]
  }

  #slot(aggregate: Aggregate, slot: 'run' | 'parent' | 'root'): Id | undefined {
    return slot === 'run' ? aggregate.runId : this.#interpret(aggregate)[slot]?.runId
  }

  #storedOfRun(run: Id): readonly Aggregate[] {
    const rows = this.#set.aggregatesBy('run', run)
    if (rows.length === 0) return []
    return rows.flatMap((row) => {
      const source = this.decode(row)
      return source.kind === 'run' ? [source] : []
    })
  }

  #changedOfRun(run: Id): readonly Aggregate[] {
    const all = this.#storedOfRun(run)
    const stored = this.removed.size === 0 ? all : all.filter(({ id }) => !this.removed.has(id))
    const changed = this.#changedBy.run.get(run)
    if (changed === undefined) return stored
    if (stored.length === 0) return changed
    return [...stored.filter(({ id }) => !this.changed.has(id)), ...changed]
  }

  #storedNext({ subject, at, id }: Declaration): Instant | undefined {
    return this.#set.neighbours(subject, at, id).after?.at
  }

  #changedNext(declaration: Declaration): Instant | undefined {
    let next = this.#storedNext(declaration)
    for (const source of this.changed.values())
      if (source.kind === 'declaration' && follows(source, declaration))
        next = Math.min(next ?? Infinity, source.at)
    return next
  }

  #interpret(source: Aggregate | Declaration): Interpretation {
    let interpretation = this.#interpreted.get(source)
    if (interpretation === undefined)
      this.#interpreted.set(
        source,
        (interpretation = withDeclaredFields(source, this.#rules.interpret(source))),
      )
    return interpretation
  }

  #mapping(id: string): MappingBody | undefined {
    const known = this.#mappings.get(id)
    if (known !== undefined) return known
    const shared = this.#content.get(id as Id)
    const text = shared?.label === 'Mapping' ? shared.body : this.#set.node('Mapping', id as Id)?.props.body
    if (typeof text !== 'string') return undefined
    const body = parsedMapping(text)
    this.#mappings.set(id, body)
    return body
  }
}

const follows = (a: Declaration, b: Declaration): boolean =>
  a.subject === b.subject && (a.at > b.at || (a.at === b.at && a.id > b.id))
