import { useImperativeHandle, useRef } from 'react'
import { EXAMPLE_QUERY, type EditorProps } from './editor-props.ts'

/** A field for a query, without colours. */
export function PlainEditor({ text, onText, onRun, describedBy, ref }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus(), format: () => undefined }))
  return (
    <textarea
      ref={field}
      className="mono"
      aria-label="Query"
      aria-describedby={describedBy}
      placeholder={EXAMPLE_QUERY}
      rows={Math.min(8, text.split('\n').length)}
      spellCheck={false}
      autoCapitalize="off"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        onRun()
      }}
    />
  )
}
