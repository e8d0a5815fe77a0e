import type { Command } from 'commander'
import { isJsonObject } from '../../lib/json.ts'
import { request, type ApiOptions } from '../api-client.ts'
import type { Terminal } from '../terminal.ts'
import { candidates, type SavedNames } from './candidates.ts'

/** The time limit for fetching names. A user who presses Tab does not wait longer. */
const TIMEOUT_MS = 2_000
const MAX_NAMES = 500

/** `completion words -- WORD…`: prints one candidate per line, with its help after a tab. Never fails. */
export async function completionWords(
  program: Command,
  words: readonly string[],
  api: ApiOptions,
  terminal: Terminal,
): Promise<void> {
  const { all, offset } = await candidates(program, words, savedNamesOf(api))
  for (const { text, help } of all)
    terminal.out.write(`${text.slice(offset)}\t${help.replaceAll(/\s+/gu, ' ')}\n`)
}

/** The saved queries of the server in the typed command line. Empty if the server does not answer or refuses the key. */
const savedNamesOf =
  (api: ApiOptions): SavedNames =>
  async (option) => {
    const apiKey = option('--api-key') ?? api.apiKey
    const at: ApiOptions = {
      ...api,
      url: option('--url') ?? api.url,
      ...(apiKey === undefined ? {} : { apiKey }),
      timeoutMs: TIMEOUT_MS,
    }
    try {
      const { body } = await request(at, 'GET', `api/v1/queries?limit=${MAX_NAMES}`)
      return isJsonObject(body) && Array.isArray(body.queries)
        ? (body.queries as Awaited<ReturnType<SavedNames>>)
        : []
    } catch {
      return []
    }
  }
