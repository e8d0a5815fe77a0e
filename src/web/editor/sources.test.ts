import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { localAsk } from '../../../test/web/local-ask.ts'
import { parse } from '../../lang/parse.ts'
import { toNotes } from '../../render/to-answer-json.ts'
import { completeSource } from './complete-source.ts'
import { formatChange } from './format-command.ts'
import { toolsOf, type AskApi } from './language-tools.ts'
import { toDiagnostic } from './lint-source.ts'

const tools = toolsOf(localAsk)
const gone: AskApi = () => Promise.reject(new Error('the network is down'))
const refusing: AskApi = () => Promise.resolve({ ok: false, body: undefined })

/** Completes at the `|` in a text. */
async function completeAt(text: string, explicit = true, ask: AskApi = localAsk) {
  const pos = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', '') })
  return completeSource(toolsOf(ask))(new CompletionContext(state, pos, explicit))
}

describe('completeSource', () => {
  it('replaces the span that the language returns', async () => {
    const result = await completeAt('upstream of fct| depth 3')
    expect(result).toMatchObject({ from: 12, to: 15, filter: false })
    expect(result!.options).toEqual([
      {
        label: 'shop.marts.fct_orders',
        apply: 'shop.marts.fct_orders',
        type: 'class',
        detail: 'postgres://db',
      },
    ])
  })

  it('keeps the order of the items', async () => {
    const { options } = (await completeAt('or|'))!
    const { items } = await tools.complete('or', 2, AbortSignal.timeout(1000))
    expect(items.length).toBeGreaterThan(3)
    expect(options.map(({ apply }) => apply)).toEqual(items.map(({ insert }) => insert))
  })

  it('opens where a word may begin, and after a closing bracket only on request', async () => {
    expect(await completeAt('datasets |', false)).not.toBeNull()
    expect(await completeAt('(datasets)|', false)).toBeNull()
    expect(await completeAt('(datasets)|', true)).not.toBeNull()
  })

  it('returns null without matches, without a response and after an error', async () => {
    expect(await completeAt('zzzz|')).toBeNull()
    expect(await completeAt('data|', true, gone)).toBeNull()
    expect(await completeAt('data|', true, refusing)).toBeNull()
  })
})

describe('toolsOf', () => {
  it('returns errors and notes, and nothing for a valid query', async () => {
    expect((await tools.check('upstraem of a')).map(({ severity }) => severity)).toContain('error')
    expect(
      (await tools.check('upstream of datasets where owner is null')).map(({ severity }) => severity),
    ).toEqual(['note'])
    expect(await tools.check('datasets')).toEqual([])
    expect(await toolsOf(refusing).check('x')).toEqual([])
  })

  it('formats queries that parse', async () => {
    expect(await tools.format('UPSTREAM  of (a)')).toBe('upstream of a')
    expect(await tools.format('upstraem of')).toBeUndefined()
  })
})

describe('toDiagnostic', () => {
  it('marks each error at its place inside the text', () => {
    for (const text of [
      'upstraem of a',
      'upstream of',
      'dataset "x',
      'datasets where',
      '',
      'upstream of dataset depth 3',
    ]) {
      for (const note of toNotes(parse(text).diagnostics)) {
        const { from, to, message, source } = toDiagnostic(note, text.length)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(text.length)
        if (text !== '') expect(from).toBeLessThan(to)
        expect(message).toContain(note.message)
        expect(source).toBe(note.code)
      }
    }
  })

  it('offers suggestions', () => {
    const [note] = toNotes(parse('upstraem of a').diagnostics)
    expect(toDiagnostic(note!, 13)).toMatchObject({ from: 0, to: 8, actions: [{ name: 'upstream' }] })
  })
})

describe('formatChange', () => {
  const apply = (text: string, formatted: string): string | undefined => {
    const caret = text.indexOf('|')
    const state = EditorState.create({ doc: text.replace('|', ''), selection: { anchor: caret } })
    const change = formatChange(state, formatted)
    if (change === undefined) return undefined
    const after = state.update(change).state
    const { head } = after.selection.main
    return `${after.sliceDoc(0, head)}|${after.sliceDoc(head)}`
  }

  it('keeps the caret in its word', () => {
    expect(apply('UPSTREAM   of  (ord|ers)', 'upstream of orders')).toBe('upstream of ord|ers')
    expect(apply('|UPSTREAM of a', 'upstream of a')).toBe('|upstream of a')
    expect(apply('upstream of a   |', 'upstream of a')).toBe('upstream of a|')
  })

  it('replaces only the part that differs', () => {
    expect(apply('dataset a|', 'dataset a')).toBeUndefined()
    const state = EditorState.create({ doc: 'upstream   of a' })
    expect(formatChange(state, 'upstream of a')!.changes).toEqual({ from: 9, to: 11, insert: '' })
  })
})
