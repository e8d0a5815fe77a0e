import type { Detail } from '../../../http/shapes/browse-types.ts'
import type { Mark } from './marks-editor.tsx'
import type { Change } from './use-edit.ts'

const segment = encodeURIComponent
const orNone = (text: string): string | undefined => (text === '' ? undefined : text)

type Tags = Detail<'column'>['tags']
type Owners = Detail<'dataset'>['owners']
type Aliases = Detail<'dataset'>['aliases']

const SOURCES: Readonly<Record<string, string>> = { edit: 'added by a user' }
const sourceText = (source: string | undefined): string | undefined =>
  source === undefined ? undefined : (SOURCES[source] ?? `reported by ${source}`)

/** Tags with links to the list at `place`, filtered by the tag. */
export const tagMarks = (tags: Tags = [], place?: string): readonly Mark[] =>
  tags.map(({ name, value, source }) => ({
    text: value === undefined ? name : `${name} = ${value}`,
    hint: sourceText(source),
    to:
      place === undefined
        ? undefined
        : `${place}?${new URLSearchParams({ tag: name, ...(value === undefined ? {} : { tagValue: value }) }).toString()}`,
    without: { method: 'DELETE', path: `/tags/${segment(name)}`, query: { value } },
  }))

export const TAG_FIELDS = [{ title: 'Tag' }, { title: 'Value (optional)', optional: true }] as const

export const addedTag = ([name = '', value = '']: readonly string[]): Change => ({
  method: 'PUT',
  path: `/tags/${segment(name)}`,
  query: { value: orNone(value) },
})

export const ownerMarks = (owners: Owners = [], place: string): readonly Mark[] =>
  owners.map(({ name, type, source }) => ({
    text: type === undefined ? name : `${name} (${type})`,
    hint: sourceText(source),
    to: `${place}?${new URLSearchParams({ owner: name }).toString()}`,
    without: { method: 'DELETE', path: `/owners/${segment(name)}` },
  }))

export const OWNER_FIELDS = [
  { title: 'Owner' },
  { title: 'Type, such as team (optional)', optional: true },
] as const

export const addedOwner = ([name = '', type = '']: readonly string[]): Change => ({
  method: 'PUT',
  path: `/owners/${segment(name)}`,
  query: { type: orNone(type) },
})

export const aliasMarks = (aliases: Aliases = []): readonly Mark[] =>
  aliases.map(({ namespace, name }) => ({
    text: `${name} in ${namespace}`,
    without: { method: 'DELETE', path: '/aliases', query: { namespace, name } },
  }))

export const ALIAS_FIELDS = [{ title: 'Namespace' }, { title: 'Name' }] as const

export const addedAlias = ([namespace = '', name = '']: readonly string[]): Change => ({
  method: 'PUT',
  path: '/aliases',
  query: { namespace, name },
})
