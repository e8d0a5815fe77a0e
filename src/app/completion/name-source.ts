import { SAVED_BOUNDS } from '../../domain/saved-query.ts'
import type { NamedDataset } from '../../lang/completion/slot.ts'
import { writeNameAt, type NamePlace } from '../../lang/format/name-at-place.ts'
import { fullNameSplits } from '../../store/full-name-splits.ts'
import { fullName } from '../../query/full-name.ts'
import type { FoundName } from '../../query/name-search.ts'
import type { LineageStore } from '../../store/lineage-store.ts'
import type { CompletionItem } from './candidate.ts'
import type { Typed } from './typed.ts'

export interface NameSourceOptions {
  readonly store: Pick<LineageStore, 'read' | 'savedQueries'>
}

/** Live names as completions, ranked and limited. */
export interface NameSource {
  named(of: 'dataset' | 'job', typed: Typed, alone: boolean): Promise<readonly CompletionItem[]>
  globs(of: 'dataset' | 'job' | 'column', typed: Typed): Promise<readonly CompletionItem[]>
  columns(of: NamedDataset | undefined, typed: Typed): Promise<readonly CompletionItem[]>
  simple(
    of: 'namespace' | 'tag' | 'owner' | 'dataset' | 'job' | 'column',
    typed: Typed,
    place: NamePlace,
  ): Promise<readonly CompletionItem[]>
  tagValues(tag: string, typed: Typed): Promise<readonly CompletionItem[]>
  /** By `namespace/name`. */
  full(of: 'dataset' | 'job', typed: Typed, place: NamePlace): Promise<readonly CompletionItem[]>
  saved(typed: Typed): Promise<readonly CompletionItem[]>
  arguments(saved: string): Promise<readonly CompletionItem[]>
}

export function createNameSource({ store }: NameSourceOptions): NameSource {
  const search = (of: 'dataset' | 'job', { prefix, limit }: Typed): Promise<readonly FoundName[]> =>
    store.read({ kind: 'names', of, typed: prefix, limit })

  const simple: NameSource['simple'] = async (of, typed, place) => {
    const found = await store.read({ kind: 'names', of, typed: typed.prefix, limit: typed.limit })
    const names = new Map(found.map((one) => [one.name, one.namespace]))
    return Array.from(names, ([name, namespace]) => ({
      label: name,
      insert: writeNameAt(place, name, typed.quoted),
      kind: of,
      detail: namespace ?? KINDS[of],
    }))
  }
  const inFull = async (of: 'dataset' | 'job', { prefix, limit, quoted }: Typed, place: NamePlace) => {
    const splits = fullNameSplits(prefix).slice(-MAX_SPLITS)
    const found = await Promise.all(
      splits.map(([namespace, typed]) => store.read({ kind: 'names', of, typed, limit, namespace })),
    )
    return found.flat().map(({ name, namespace = '' }) => {
      const text = fullName(namespace, name)
      return { label: text, insert: writeNameAt(place, text, quoted), kind: of, detail: KINDS[of] }
    })
  }
  const datasetIds = async (of: NamedDataset) => {
    const glob = of.namespace === undefined ? {} : { namespaceGlob: of.namespace }
    const [matches] = await store.read({ kind: 'lookup', names: [{ of: 'dataset', text: of.name, ...glob }] })
    return matches?.candidates.map(({ id }) => id) ?? []
  }
  return {
    simple,
    globs: (of, typed) => simple(of, typed, 'glob'),
    async named(of, typed, alone) {
      const found = await search(of, typed)
      if (found.length === 0 && typed.prefix.includes('/'))
        return inFull(of, typed, alone ? 'alone' : 'named')
      const shared = sharedNames(found)
      return found.map(({ name, namespace = '' }) => {
        const isShared = shared.has(name) && !typed.quoted
        const written = writeNameAt(alone && !isShared ? 'alone' : 'named', name, typed.quoted)
        const place = ` in ${writeNameAt('glob', namespace)}`
        return {
          label: name,
          insert: isShared ? `${alone ? `${of} ` : ''}${written}${place}` : written,
          kind: of,
          detail: namespace,
        }
      })
    },
    async columns(of, typed) {
      const datasets = of === undefined ? undefined : await datasetIds(of)
      const known = datasets === undefined || datasets.length === 0 ? {} : { datasets }
      const found = await store.read({
        kind: 'names',
        of: 'column',
        typed: typed.prefix,
        limit: typed.limit,
        ...known,
      })
      return found.map(({ name }) => ({
        label: name,
        insert: writeNameAt('named', name, typed.quoted),
        kind: 'column',
        detail: of === undefined ? KINDS.column : `column of ${of.name}`,
      }))
    },
    async tagValues(tag, typed) {
      const found = await store.read({
        kind: 'names',
        of: 'tagValue',
        tag,
        typed: typed.prefix,
        limit: typed.limit,
      })
      return found.map(({ name }) => ({
        label: name,
        insert: writeNameAt('named', name, typed.quoted),
        kind: 'value',
        detail: `value of the tag ${tag}`,
      }))
    },
    async full(of, typed, place) {
      const found = await search(of, typed)
      return found.map(({ name, namespace = '' }) => {
        const text = fullName(namespace, name)
        return { label: text, insert: writeNameAt(place, text, typed.quoted), kind: of, detail: KINDS[of] }
      })
    },
    async saved(typed) {
      const all = await store.savedQueries.list({ limit: SAVED_BOUNDS.queries })
      return all.map(({ name, description, params }) => ({
        label: name,
        insert: writeNameAt('named', name, typed.quoted),
        kind: 'saved',
        detail: description ?? savedDetail(params.map((param) => param.name)),
      }))
    },
    async arguments(saved) {
      const [query] = await store.savedQueries.get([saved])
      return (query?.params ?? []).map(({ name, description, default: value }) => ({
        label: name,
        insert: `${writeNameAt('named', name)} = `,
        kind: 'parameter',
        detail: description ?? `parameter of ${saved}${value === undefined ? '' : ', may be left out'}`,
      }))
    },
  }
}

/** The number of positions at which a long path is tried as namespace and name, counted from its end. */
const MAX_SPLITS = 12

const savedDetail = (params: readonly string[]): string =>
  params.length === 0 ? 'saved query' : `saved query of ${params.join(', ')}`

const KINDS = {
  dataset: 'dataset',
  job: 'job',
  column: 'column',
  namespace: 'namespace',
  tag: 'tag',
  owner: 'owner',
} as const

/** The names that occur in several namespaces, and are therefore ambiguous without one. */
function sharedNames(found: readonly FoundName[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { name } of found) {
    if (seen.has(name)) shared.add(name)
    seen.add(name)
  }
  return shared
}
