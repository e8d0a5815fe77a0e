import type { Progress } from '../app/maintenance.ts'
import type { Terminal } from './terminal.ts'

export interface ProgressLine {
  /** Sets the text of the progress. */
  show(text: string): void
  /** Removes the line. */
  stop(): void
}

const EVERY_MS = 250

/** `reading 500 of 2000 rows`. */
export const progressText = ({ doing, done, total, unit }: Progress): string =>
  `${doing} ${done} of ${total} ${unit}`

/** A line on standard error with the elapsed time and the progress. Shown only on a terminal. */
export function createProgressLine({ err }: Pick<Terminal, 'err'>, what: string): ProgressLine {
  if (!err.isTTY) return { show: () => undefined, stop: () => undefined }
  const start = performance.now()
  let progress = ''
  const draw = (): void => {
    const seconds = Math.floor((performance.now() - start) / 1000)
    err.write(`\r\u001b[K${what}: ${seconds} s${progress === '' ? '' : `, ${progress}`}`)
  }
  const timer = setInterval(draw, EVERY_MS)
  return {
    show: (text) => (progress = text),
    stop() {
      clearInterval(timer)
      err.write('\r\u001b[K')
    },
  }
}

/** Runs `work` with a progress line. */
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
