import { lazy, Suspense, useCallback, useId, useRef } from 'react'
import type { EditorProps } from './editor-props.ts'
import { PlainEditor } from './plain-editor.tsx'
import './query-editor.css'

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }))

/** Where queries are written. A plain field stands in until the editor with its colours and completion is there. */
export function QueryEditor(props: Omit<EditorProps, 'describedBy' | 'takesFocus'>) {
  const help = useId()
  const box = useRef<HTMLDivElement>(null)
  const hadFocus = useRef(false)
  const takesFocus = useCallback(() => hadFocus.current, [])
  const shared = { ...props, describedBy: help, takesFocus }
  return (
    <div
      ref={box}
      className="query-editor"
      onFocus={() => (hadFocus.current = true)}
      onBlur={(event) => {
        // What is taken away, to be replaced, loses the focus without anybody leaving it.
        if (event.target.isConnected) hadFocus.current = false
      }}
    >
      <p id={help} className="visually-hidden">
        Control or Command with Enter asks. Escape closes suggestions; Tab then leaves the editor.
      </p>
      <Suspense fallback={<PlainEditor {...shared} />}>
        <CodeEditor {...shared} />
      </Suspense>
    </div>
  )
}
