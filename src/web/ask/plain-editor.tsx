import { useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { EditorProps } from './editor-props.ts'

interface Props extends EditorProps {
  /** Called before the field is replaced, with true if it has the focus. */
  readonly onReplaced: (focused: boolean) => void
}

/** A plain text field for queries. */
export function PlainEditor({ text, onText, onRun, example, describedBy, onReplaced, ref }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  // A layout effect runs while the field still exists. After removal the focus is already lost.
  useLayoutEffect(() => () => onReplaced(document.activeElement === field.current), [onReplaced])
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus(), format: () => undefined }))
  return (
    <textarea
      ref={field}
      className="mono"
      aria-label="Query"
      aria-describedby={describedBy}
      placeholder={example}
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
