import { Suspense, useCallback, useId, useRef, useState } from 'react'
import type { EditorProps } from './editor-props.ts'
import { PlainEditor } from './plain-editor.tsx'
import './query-editor.css'
import { exampleQuery } from './start/questions-of.ts'
import { useExamples } from './start/use-examples.ts'
import { lazyPart } from '../ui/lazy-part.ts'

const CodeEditor = lazyPart(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }))

/** The query editor. A plain field is shown until the code editor has loaded. */
export function QueryEditor(props: Omit<EditorProps, 'describedBy' | 'example'>) {
  const help = useId()
  const hadFocus = useRef(false)
  const takesFocus = useCallback(() => hadFocus.current, [])
  const onReplaced = useCallback((focused: boolean) => (hadFocus.current = focused), [])
  // Only the page without a query loads names. A request while the user types could ask for a key in the middle of a word.
  const [isEmptyAtFirst] = useState(props.text === '')
  const examples = useExamples(isEmptyAtFirst)
  const example = exampleQuery(examples ?? (isEmptyAtFirst ? undefined : {}))
  const shared = { ...props, example, describedBy: help }
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
