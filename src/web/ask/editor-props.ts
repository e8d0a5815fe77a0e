import type { Ref } from 'react'

export interface EditorHandle {
  readonly focus: () => void
  /** Lays the query out anew, if it can be read. */
  readonly format: () => void
}

export interface EditorProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onRun: () => void
  /** The id of what tells how it is left by the keyboard. */
  readonly describedBy: string
  readonly ref?: Ref<EditorHandle>
}

/** What an empty editor shows. */
export const EXAMPLE_QUERY = 'downstream of dataset shop.raw.raw_orders depth 3'
