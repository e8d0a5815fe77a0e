import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { toolsOf, type AskResult } from '../../src/web/editor/language-tools.ts'
import { tributary } from '../../src/web/editor/tributary.ts'

/** The page of the browser test: an editor whose requests the test answers. */
declare global {
  interface Window {
    ask(path: string, body: object): Promise<AskResult>
    editor: EditorView
  }
}

window.editor = new EditorView({
  parent: document.body,
  state: EditorState.create({
    doc: '',
    extensions: [
      history(),
      tributary(toolsOf((path, body) => window.ask(path, body))),
      keymap.of([...standardKeymap, ...historyKeymap]),
    ],
  }),
})
