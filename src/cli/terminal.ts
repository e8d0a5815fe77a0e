import { ANSI, PLAIN, type Palette } from '../render/palette.ts'

/** The streams and the environment of a command, passed in so that commands do not use `process`. */
export interface Terminal {
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
  readonly input: NodeJS.ReadStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Resolves when one of the signals asks a command that listens to stop. */
  readonly stopped: (signals: readonly NodeJS.Signals[]) => Promise<void>
}

/**
 * Colours for a stream: only on a terminal, never with NO_COLOR (no-color.org) or TERM=dumb, always with FORCE_COLOR.
 */
export function paletteFor(stream: { readonly isTTY?: boolean }, env: Terminal['env']): Palette {
  if (isSet(env.NO_COLOR)) return PLAIN
  if (isSet(env.FORCE_COLOR) && env.FORCE_COLOR !== '0') return ANSI
  return stream.isTTY === true && env.TERM !== 'dumb' ? ANSI : PLAIN
}

/** The columns of a terminal; undefined for other streams. */
export const widthOf = (stream: NodeJS.WriteStream): number | undefined =>
  stream.isTTY ? stream.columns : undefined

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''
