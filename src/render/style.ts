import type { Palette } from './palette.ts'

/** The style of text for people; by default without colours and of unlimited width. */
export interface Style {
  readonly palette?: Palette
  /** Columns of the terminal. Edge labels are shortened to fit; names never are. */
  readonly width?: number
}
