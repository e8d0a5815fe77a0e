import { Suspense, useCallback, useId, useRef } from 'react'
import type { EditorProps } from './editor-props.ts'
import { PlainEditor } from './plain-editor.tsx'
import './query-editor.css'
import { lazyPart } from '../ui/lazy-part.ts'

const CodeEditor = lazyPart(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }))

/** The query editor. A plain field is shown until the code editor has loaded. */
export function QueryEditor(props: Omit<EditorProps, 'describedBy'>) {
  const help = useId()
  const hadFocus = useRef(false)
  const takesFocus = useCallback(() => hadFocus.current, [])
  const onReplaced = useCallback((focused: boolean) => (hadFocus.current = focused), [])
  const shared = { ...props, describedBy: help }
  return (
    <div className="query-editor">
      <p id={help} className="visually-hidden">
        Control or Command with Enter runs the query. Escape closes completions; Tab then leaves the editor.
      </p>
      <Suspense fallback={<PlainEditor {...shared} onReplaced={onReplaced} />}>
        <CodeEditor {...shared} takesFocus={takesFocus} />
      </Suspense>
    </div>
  )
}
