import { isUuid } from '../../domain/ids.ts'
import type { PropValue } from '../../domain/graph-schema.ts'
import type { Registry } from './registry.ts'

/**
 * How a column stores a property.
 * - `text`, `int`: unchanged · `flag`: 0 or 1 · `id`: the registry's number of a UUID
 * - `word`: the registry's number of a text that many rows share. Long texts are stored as `=` and the text; `=` prevents
 *   SQLite from converting them to a number
 * - `list`: JSON text · `words`: a list as JSON, stored like a word
 */
export type Cell = 'text' | 'int' | 'flag' | 'id' | 'word' | 'list' | 'words'

export type SqlValue = null | number | string | Uint8Array

/** Longer texts are seldom shared: a dictionary entry for each would cost more than it saves. */
const LONGEST_WORD = 200

/** Whether a column can hold the value exactly. */
export function isExact(value: PropValue, cell: Cell): boolean {
  switch (cell) {
    case 'text':
    case 'word':
      return typeof value === 'string' && value.isWellFormed()
    case 'int':
      return Number.isSafeInteger(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'id':
      return typeof value === 'string' && isUuid(value) && value === value.toLowerCase()
    case 'list':
    case 'words':
      return Array.isArray(value)
  }
}

/** The value as its column stores it, or undefined if the column cannot store it exactly. */
export function toCell(value: PropValue, cell: Cell, registry: Registry): SqlValue | undefined {
  // Only UUIDs are in the registry of ids.
  if (cell === 'id' && typeof value === 'string') {
    const known = registry.findCached(value)
    if (known !== undefined) return known
  }
  if (!isExact(value, cell)) return undefined
  switch (cell) {
    case 'text':
    case 'int':
      return value as string | number
    case 'flag':
      return Number(value)
    case 'id':
      return registry.intern(value as string)
    case 'word':
      return toWord(value as string, registry)
    case 'list':
      return JSON.stringify(value)
    case 'words':
      return toWord(JSON.stringify(value), registry)
  }
}

/** Inverse of `toCell`. Do not call it for an empty column. */
export function fromCell(stored: Exclude<SqlValue, null>, cell: Cell, registry: Registry): PropValue {
  switch (cell) {
    case 'text':
    case 'int':
      return stored as PropValue
    case 'flag':
      return stored === 1
    case 'id':
      return registry.id(stored as number)
    case 'word':
      return fromWord(stored, registry)
    case 'list':
      return JSON.parse(stored as string) as PropValue
    case 'words':
      return JSON.parse(fromWord(stored, registry)) as PropValue
  }
}

function toWord(text: string, registry: Registry): SqlValue {
  return text.length <= LONGEST_WORD ? registry.internWord(text) : `=${text}`
}

export function fromWord(stored: Exclude<SqlValue, null>, registry: Registry): string {
  return typeof stored === 'number' ? registry.word(stored) : (stored as string).slice(1)
}
