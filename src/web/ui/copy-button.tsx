import { useState } from 'react'
import { copyText } from './copy-text.ts'

/** Copies a text and confirms it. */
export function CopyButton({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }) {
  const [done, setDone] = useState(false)
  return (
    <button
      type="button"
      className="button small"
      onClick={() => {
        void copyText(text).then(() => {
          setDone(true)
          setTimeout(() => setDone(false), 2000)
        })
      }}
    >
      <span aria-live="polite">{done ? 'Copied' : label}</span>
    </button>
  )
}
