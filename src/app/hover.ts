import type { TextSpan } from '../diagnostics/span.ts'
import type { Slot } from '../lang/completion/slot.ts'
import { wordAt, type WordAt } from '../lang/hover/word-at.ts'
import { KEYWORD_NOTES, SIGN_NOTES, VIA_NOTES } from '../lang/notes/keyword-notes.ts'
import { FIELD_NOTES } from '../query/field-notes.ts'
import { fieldNamed } from '../query/fields.ts'
import type { NameCandidate } from '../query/read-requests.ts'
import type { NameSourceOptions } from './completion/name-source.ts'
import { ReadTimeout } from '../store/lineage-store.ts'
import type { ReadOptions } from '../store/read-options.ts'
import { isStoreUnavailable } from './is-store-unavailable.ts'

export interface HoverRequest {
  readonly query: string
  /** A UTF-16 offset in the query. */
  readonly caret: number
}

/** A description of the word at a caret; empty if there is none. */
export interface Hover {
  readonly span: TextSpan
  readonly markdown: string
}

/**
 * Describes the word at a caret. Never throws for a mistake of the user or an unavailable store.
 * @throws ReadTimeout
 */
export type ShowHover = (request: HoverRequest, options?: ReadOptions) => Promise<Hover>

export function createHover({ store }: NameSourceOptions): ShowHover {
  return async ({ query, caret }, options = {}) => {
    const word = wordAt(query, caret)
    if (word === undefined) return { span: { start: caret, end: caret }, markdown: '' }
    try {
      return { span: word.span, markdown: await describe(word, options) }
    } catch (error) {
      if (isStoreUnavailable(error) && !(error instanceof ReadTimeout))
        return { span: word.span, markdown: '' }
      throw error
    }
  }

  async function describe(word: WordAt, options: ReadOptions): Promise<string> {
    switch (word.kind) {
      case 'word':
        return entry(word.text, KEYWORD_NOTES[word.text as keyof typeof KEYWORD_NOTES])
      case 'sign':
        return entry(word.text, SIGN_NOTES[word.text])
      case 'other':
        return ''
      case 'name': {
        for (const slot of word.slots) {
          const description = await describeName(word, slot, options)
          if (description !== '') return description
        }
        return ''
      }
    }
  }

  async function describeName(
    word: Extract<WordAt, { kind: 'name' }>,
    slot: Slot,
    options: ReadOptions,
  ): Promise<string> {
    const { text } = word
    switch (slot.kind) {
      case 'let':
        return slot.names.includes(text) ? `${code(text)}\n\nbound by \`let\` in this text` : ''
      case 'dataset':
      case 'job':
        return describeCandidates(slot.kind, text, word.in, options)
      case 'column':
        return `column ${code(text)}${slot.of === undefined ? '' : ` of the dataset ${code(slot.of.name)}`}`
      case 'field':
        return fieldNote(text)
      case 'via':
        return entry(text, VIA_NOTES[text.toLowerCase()])
      case 'tag':
      case 'owner':
      case 'namespace':
        return `${slot.kind} ${code(text)}`
      case 'tagValue':
        return `value ${code(text)} of the tag ${code(slot.tag)}`
      case 'saved': {
        const [found] = await store.savedQueries.get([text])
        if (found === undefined) return 'no query is saved under this name'
        const names = found.params.map(({ name }) => name)
        const params = names.length === 0 ? '' : `(${names.join(', ')})`
        return entry(`@${text}${params}`, found.description ?? 'a saved query')
      }
      case 'parameter':
        return `${code(text)}\n\na parameter: its value is sent with the query`
      case 'value':
        return slot.field === '' ? '' : `a value of ${fieldNote(slot.field)}`
      case 'argument':
        return `parameter ${code(text)} of ${code(`@${slot.saved}`)}`
      default:
        return ''
    }
  }

  async function describeCandidates(
    of: 'dataset' | 'job',
    text: string,
    namespaceGlob: string | undefined,
    options: ReadOptions,
  ): Promise<string> {
    const glob = namespaceGlob === undefined ? {} : { namespaceGlob }
    const [matches] = await store.read({ kind: 'lookup', names: [{ of, text, ...glob }] }, options)
    const { candidates = [], nearest = [] } = matches ?? {}
    if (candidates.length === 1) return `${of} ${full(candidates[0]!)}`
    const [head, list] =
      candidates.length > 0
        ? [`${candidates.length} ${of}s match:`, candidates]
        : [`no ${of} has this name${nearest.length === 0 ? '' : '; the nearest are:'}`, nearest]
    return [head, '', ...list.slice(0, 5).map((one) => `- ${full(one)}`)].join('\n').trimEnd()
  }
}

const full = ({ canonical: { namespace, name } }: NameCandidate): string =>
  `${code(name)} in ${code(namespace)}`

function fieldNote(name: string): string {
  const field = fieldNamed(name)
  if (field === undefined) return ''
  const of = field.of.map((kind) => `${kind}s`).join(', ')
  return `${code(name)} (${field.type}, of ${of})\n\n${FIELD_NOTES[name] ?? ''}`
}

const entry = (word: string, note: string | undefined): string =>
  note === undefined ? '' : `${code(word)}\n\n${note}`

/** Inline code in Markdown: fenced with more backticks than the text has in a row. */
function code(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${space}${text.replaceAll(/\s+/gu, ' ')}${space}${fence}`
}
