import type { DependencyEntry, OwnerEntry, TagEntry } from '../domain/label-fields.ts'
import { labelField } from '../domain/label-fields.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { compareText } from '../lib/compare.ts'
import type { Json } from '../lib/json.ts'
import type { Fields } from './item-context.ts'

interface Labelled {
  readonly tags?: readonly ItemTag[] | null | undefined
  readonly owners?:
    | readonly { readonly name: string; readonly type?: string | undefined }[]
    | null
    | undefined
}

interface ItemTag {
  readonly name: string
  readonly value?: string | undefined
  readonly column?: string | undefined
}

/** Tags and owners as fields of their source. A newer set replaces the earlier one of the same source; null withdraws it. */
export function labelFieldsIn({ tags, owners }: Labelled, source: string): Fields {
  return {
    ...(tags === undefined ? {} : { [labelField('tags', source)]: asSet(tags?.map(tagEntry)) }),
    ...(owners === undefined
      ? {}
      : {
          [labelField('owners', source)]: asSet(
            owners?.map(({ name, type = '' }): OwnerEntry => [name, type]),
          ),
        }),
  }
}

const tagEntry = ({ name, value = '', column }: ItemTag): TagEntry =>
  column === undefined ? [name, value] : [name, value, column]

/** The distinct entries in canonical order, so that equal sets are equal JSON. Null if there are no entries to read. */
export function asSet(
  entries: readonly (TagEntry | OwnerEntry | DependencyEntry)[] | undefined | null,
): Json {
  if (entries === undefined || entries === null) return null
  const byText = new Map(
    entries.map((entry): [string, Json] => {
      const value = [...entry] as readonly string[]
      return [canonicalJson(value), value]
    }),
  )
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry)
}
