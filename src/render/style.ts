import type { Palette } from './palette.ts'

/** How text for people looks; the default is without colours, and as wide as it gets. */
export interface Style {
  readonly palette?: Palette
  /** Columns of the terminal: what an edge says is shortened to fit, names never are. */
  readonly width?: number
}
