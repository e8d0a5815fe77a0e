import type { Ref } from 'react'

export interface EditorHandle {
  readonly focus: () => void
  /** Formats the query if it parses. */
  readonly format: () => void
}

export interface EditorProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onRun: () => void
  /** The placeholder of an empty editor. */
  readonly example: string
  /** The id of the text that explains how to leave the editor with the keyboard. */
  readonly describedBy: string
  readonly ref?: Ref<EditorHandle>
}
