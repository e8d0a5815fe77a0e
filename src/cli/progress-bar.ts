import { SingleBar } from 'cli-progress'
import type { Terminal } from './terminal.ts'

export interface Bar {
  advance(bytes: number, stored: number): void
  /** Writes a line above the bar. */
  above(text: string): void
  stop(): void
}

/** A progress bar by bytes read. Shown only on a terminal, and not for a pipe, whose length is unknown. */
export function createBar(terminal: Terminal, totalBytes: number): Bar {
  const { err } = terminal
  if (!err.isTTY || totalBytes === 0)
    return { advance: () => undefined, above: (text) => void err.write(text), stop: () => undefined }
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {stored} events stored',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 40,
    hideCursor: true,
    stream: err,
    clearOnComplete: true,
  })
  bar.start(totalBytes, 0, { stored: 0 })
  let running = true
  return {
    advance: (bytes, stored) => bar.increment(bytes, { stored }),
    above(text) {
      if (running) err.write('\r\u001b[K')
      err.write(text)
      if (running) bar.render()
    },
    stop() {
      if (running) bar.stop()
      running = false
    },
  }
}
