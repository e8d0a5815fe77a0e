import { displayWidth, padEndTo } from '../render/display-width.ts'
import { jsonText, printable } from '../render/printable.ts'
import { bodyOf, request, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import type { Terminal } from './terminal.ts'

interface Found {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly dataset?: { readonly namespace: string; readonly name: string }
  readonly value?: string
  readonly description?: string
  readonly match: string
}

/** `search TEXT`: prints the results, best first. @throws CommandFailed if the request fails or there are no results */
export async function searchCommand(
  api: ApiOptions,
  { text, kinds, limit, json }: SearchFlags,
  terminal: Terminal,
): Promise<void> {
  const query = new URLSearchParams([
    ['q', text],
    ['limit', String(limit)],
    ...kinds.map((kind) => ['kind', kind] as [string, string]),
  ])
  const path = `api/v1/search?${query.toString()}`
  const items = bodyOf(api, await request(api, 'GET', path)).items as readonly Found[]
  if (json) for (const item of items) terminal.out.write(`${jsonText(item)}\n`)
  else {
    if (items.length > 0 && items.every(({ match }) => match === 'near'))
      terminal.err.write('no exact match; similar names:\n')
    const names = items.map(({ name, value }) => printable(value === undefined ? name : `${name}=${value}`))
    const widest = Math.min(60, Math.max(0, ...names.map(displayWidth)))
    for (const [i, { kind, namespace, dataset }] of items.entries()) {
      const place = dataset === undefined ? namespace : `${dataset.namespace}/${dataset.name}`
      const line = place === undefined ? names[i]! : `${padEndTo(names[i]!, widest)}  ${printable(place)}`
      terminal.out.write(`${kind.padEnd(9)}  ${line}\n`)
    }
  }
  if (items.length === 0) throw new CommandFailed(`No results for ${text}.`, 'tributary help language')
}

export interface SearchFlags {
  readonly text: string
  readonly kinds: readonly string[]
  readonly limit: number
  readonly json: boolean
}
