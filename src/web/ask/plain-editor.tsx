import { useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { EXAMPLE_QUERY, type EditorProps } from './editor-props.ts'

interface Props extends EditorProps {
  /** Told as the field goes, to be replaced, whether people were writing in it. */
  readonly onReplaced: (focused: boolean) => void
}

/** A field for a query, without colours. */
export function PlainEditor({ text, onText, onRun, describedBy, onReplaced, ref }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  // While the field is still there: taken away it has lost the focus, and the browser tells that as if people had left it.
  useLayoutEffect(() => () => onReplaced(document.activeElement === field.current), [onReplaced])
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
