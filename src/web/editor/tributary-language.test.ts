import { readFile } from 'node:fs/promises'
import { toggleComment } from '@codemirror/commands'
import { ensureSyntaxTree, matchBrackets } from '@codemirror/language'
import { EditorState, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { lex } from '../../../grammar/lexer.ts'
import { tokenClass } from '../../../grammar/token-class.ts'
import { tributary } from './tributary.ts'

const stateOf = (doc: string): EditorState => EditorState.create({ doc, extensions: tributary() })

/** The named nodes of CodeMirror's tree, in order. */
function seen(state: EditorState): readonly string[] {
  const found: string[] = []
  ensureSyntaxTree(state, state.doc.length, 5_000)!.iterate({
    enter({ name, from, to }) {
      if (name !== 'Document') found.push(`${state.sliceDoc(from, to)} ${name}`)
    },
  })
  return found
}

/** The tokens of the lexer. Node names in CodeMirror's tree are token classes. */
const lexed = (text: string): readonly string[] =>
  lex(text, 10_000).tokens.map((token) => `${token.image} ${tokenClass(token)}`)

const reference = await readFile(new URL('../../../grammar/README.md', import.meta.url), 'utf8')
const examples = [...reference.matchAll(/^```lineage\n([\s\S]*?)^```$/gmu)].map((block) => block[1]!)

describe('the language in CodeMirror', () => {
  it.each([...examples, 'datasets matching\n  /a b/i like /a', 'upstream of a--b depth 3'])(
    'sees what the lexer sees: %s',
    (text) => expect(seen(stateOf(text))).toEqual(lexed(text)),
  )

  it('sees comments', () => {
    expect(seen(stateOf('-- a\nupstream -- b\nof x--c'))).toEqual([
      '-- a comment',
      'upstream keyword',
      '-- b comment',
      'of keyword',
      'x--c name',
    ])
  })

  it('rereads the next line after an edit that affects it', () => {
    const state = stateOf('datasets like\n/a b/')
    expect(seen(state).slice(-2)).toEqual(['/a name', 'b/ name'])
    const edited = state.update({ changes: { from: 9, to: 13, insert: 'matching' } }).state
    expect(seen(edited).at(-1)).toBe('/a b/ regex')
  })

  it('toggles comments, matches brackets and selects words', () => {
    let state = stateOf('downstream of (datasets)')
    const target = () => ({ state, dispatch: (tr: Transaction) => (state = tr.state) })
    toggleComment(target())
    expect(state.doc.toString()).toBe('-- downstream of (datasets)')
    toggleComment(target())
    expect(state.doc.toString()).toBe('downstream of (datasets)')
    expect(matchBrackets(state, 14, 1)).toMatchObject({ matched: true, end: { from: 23, to: 24 } })
    const named = stateOf('dataset s3://lake/raw.a-b')
    const word = named.wordAt(12)!
    expect(named.sliceDoc(word.from, word.to)).toBe('s3://lake/raw.a-b')
  })
})
