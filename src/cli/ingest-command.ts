import { printable } from '../render/printable.ts'
import type { ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { findFiles } from './find-files.ts'
import { ingestFiles, type Report } from './ingest-files.ts'
import { createBar } from './progress-bar.ts'
import { paletteFor, type Terminal } from './terminal.ts'

/** The maximum number of printed warnings. Further ones are only counted. */
const MAX_WARNINGS = 5

/** `ingest FILE|DIR|-`: sends events to a running server. @throws CommandFailed if an event was not stored */
export async function ingestCommand(
  api: ApiOptions,
  path: string,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const stdin = path === '-'
  const files = stdin ? [{ path: '-', found: false, bytes: 0 }] : await findFiles(path)
  const bar = createBar(
    terminal,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  const palette = paletteFor(terminal.err, terminal.env)
  const say = (line: string): void => bar.above(`${line}\n`)
  let warned = 0
  const report: Report = {
    progress: (bytes, stored) => bar.advance(bytes, stored),
    failure: (where, reason) => say(`${palette.bad('failed')} ${printable(where)}: ${printable(reason)}`),
    warning(where, message) {
      if (++warned <= MAX_WARNINGS)
        say(`${palette.warn('warning')} ${printable(where)}: ${printable(message)}`)
    },
    skipped: (file) => say(palette.faint(`skipped ${printable(file)}: it has no OpenLineage events`)),
  }
  try {
    const totals = await ingestFiles(api, files, stdin ? terminal.input : undefined, report)
    bar.stop()
    const { stored, failed, warnings } = totals
    terminal.out.write(
      json
        ? `${JSON.stringify(totals)}\n`
        : `${stored} ${stored === 1 ? 'event' : 'events'} stored, ${failed} failed` +
            `${warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`}\n`,
    )
    if (failed > 0)
      throw new CommandFailed(
        `${failed} of ${stored + failed} events were not stored.`,
        'tributary dead-letters list',
      )
  } finally {
    bar.stop()
  }
}
