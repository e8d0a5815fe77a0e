import { acceptCompletion, completionStatus } from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { lintKeymap } from '@codemirror/lint'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef } from 'react'
import { formatQuery } from '../editor/format-command.ts'
import { toolsOf } from '../editor/language-tools.ts'
import { tributary } from '../editor/tributary.ts'
import { THEME_EVENT } from '../theme/theme.ts'
import { askOverApi } from './ask-over-api.ts'
import { codeTheme } from './code-theme.ts'
import type { EditorProps } from './editor-props.ts'

const tools = toolsOf(askOverApi)

interface Props extends EditorProps {
  /** Whether to take over the focus of the editor that it replaces. */
  readonly takesFocus: () => boolean
}

/** The query editor with highlighting, completion and diagnostics with quick fixes. */
export function CodeEditor({ text, onText, onRun, example, describedBy, takesFocus, ref }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ text, onText, onRun, example, takesFocus })
  const hint = useRef(new Compartment())
  useEffect(() => {
    latest.current = { text, onText, onRun, example, takesFocus }
  })

  useEffect(() => {
    const theme = new Compartment()
    const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
    const editor = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          EditorView.cspNonce.of(nonce),
          Prec.highest(
            keymap.of([
              { key: 'Mod-Enter', run: () => (latest.current.onRun(), true) },
              // CodeMirror does not accept a list that has just opened. Tab is swallowed then, so that it does not
              // leave the editor.
              { key: 'Tab', run: (at) => acceptCompletion(at) || completionStatus(at.state) === 'active' },
            ]),
          ),
          history(),
          tributary(tools),
          keymap.of([...standardKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'Query', 'aria-describedby': describedBy }),
          hint.current.of(placeholder(latest.current.example)),
          theme.of(codeTheme()),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.onText(state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    if (latest.current.takesFocus()) {
      editor.focus()
      editor.dispatch({ selection: { anchor: editor.state.doc.length } })
    }
    const recolour = () => editor.dispatch({ effects: theme.reconfigure(codeTheme()) })
    addEventListener(THEME_EVENT, recolour)
    return () => {
      removeEventListener(THEME_EVENT, recolour)
      editor.destroy()
    }
  }, [describedBy])

  useEffect(() => {
    const editor = view.current!
    if (editor.state.doc.toString() === text) return
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      selection: { anchor: text.length },
    })
  }, [text])

  const isEmpty = text === ''
  useEffect(() => {
    // A change of extensions must not disturb completion while the user types.
    if (isEmpty) view.current!.dispatch({ effects: hint.current.reconfigure(placeholder(example)) })
  }, [example, isEmpty])

  useImperativeHandle(ref, () => ({
    focus: () => view.current?.focus(),
    format: () => void (view.current !== undefined && formatQuery(view.current, tools)),
  }))
  return <div ref={box} className="query-editor-box" />
}
