import { jsonText, printable } from '../render/printable.ts'
import { bodyOf, request, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import type { Terminal } from './terminal.ts'

const PATH = 'api/v1/dead-letters'

interface Letter {
  readonly id: string
  readonly receivedAt: string
  readonly reason: string
  readonly path?: string
  readonly size: number
}

/** `dead-letters list`: prints the newest refused events. @throws CommandFailed if the request fails */
export async function listDeadLetters(
  api: ApiOptions,
  { limit, json }: { readonly limit: number; readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const body = bodyOf(api, await request(api, 'GET', `${PATH}?limit=${limit}`))
  const letters = body.letters as readonly Letter[]
  if (json) {
    for (const letter of letters) terminal.out.write(`${jsonText(letter)}\n`)
    return
  }
  if (letters.length === 0) terminal.out.write('no refused events\n')
  for (const { id, receivedAt, reason, path, size } of letters) {
    const where = path === undefined || reason.startsWith(path) ? '' : `${path}: `
    terminal.out.write(`${id}  ${receivedAt}  ${size} bytes  ${printable(`${where}${reason}`)}\n`)
  }
}

/** `dead-letters replay [id…]`: ingests refused events again, by default all. @throws CommandFailed if one is refused again */
export async function replayDeadLetters(
  api: ApiOptions,
  ids: readonly string[],
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const body = bodyOf(api, await request(api, 'POST', `${PATH}/replay`, ids.length === 0 ? {} : { ids }))
  const results = body.results as readonly {
    readonly id: string
    readonly status: string
    readonly reason?: string
  }[]
  for (const { id, status, reason = '' } of results)
    if (status !== 'success' && !json) terminal.err.write(`${id}: ${printable(reason)}\n`)
  const failed = results.filter(({ status }) => status !== 'success').length
  if (json) for (const result of results) terminal.out.write(`${jsonText(result)}\n`)
  else terminal.out.write(`${results.length - failed} stored, ${failed} refused again\n`)
  if (failed > 0)
    throw new CommandFailed(
      `${failed} of ${results.length} events were refused again.`,
      'tributary dead-letters list',
    )
}

/** `dead-letters drop ID…` or `--all`. @throws CommandFailed if an id is unknown */
export async function dropDeadLetters(
  api: ApiOptions,
  ids: readonly string[],
  { all, json }: { readonly all: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  if (all === ids.length > 0)
    throw new CommandFailed('Give ids of refused events, or --all.', 'tributary dead-letters list')
  let dropped = 0
  for (const path of all ? [PATH] : ids.map((id) => `${PATH}/${encodeURIComponent(id)}`))
    dropped += bodyOf(api, await request(api, 'DELETE', path)).dropped as number
  terminal.out.write(json ? `${jsonText({ dropped })}\n` : `${dropped} dropped\n`)
}
