import type { Progress } from '../app/maintenance.ts'
import type { Terminal } from './terminal.ts'

export interface ProgressLine {
  /** How far it is, in a few words. */
  tell(text: string): void
  /** Takes the line away. */
  stop(): void
}

const EVERY_MS = 250

/** `reading 500 of 2000 rows`. */
export const progressText = ({ doing, done, total, unit }: Progress): string =>
  `${doing} ${done} of ${total} ${unit}`

/** A line on standard error that says for how long work has been going on, and how far it is; on a terminal alone. */
export function createProgressLine({ err }: Pick<Terminal, 'err'>, what: string): ProgressLine {
  if (!err.isTTY) return { tell: () => undefined, stop: () => undefined }
  const start = performance.now()
  let told = ''
  const draw = (): void => {
    const seconds = Math.floor((performance.now() - start) / 1000)
    err.write(`\r\u001b[K${what}: ${seconds} s${told === '' ? '' : `, ${told}`}`)
  }
  const timer = setInterval(draw, EVERY_MS)
  return {
    tell: (text) => (told = text),
    stop() {
      clearInterval(timer)
      err.write('\r\u001b[K')
    },
  }
}

/** Does work beside such a line. */
export async function withProgress<T>(
  terminal: Pick<Terminal, 'err'>,
  what: string,
  work: (line: ProgressLine) => Promise<T>,
): Promise<T> {
  const line = createProgressLine(terminal, what)
  try {
    return await work(line)
  } finally {
    line.stop()
  }
}
