import type { Command } from 'commander'
import { isJsonObject } from '../../lib/json.ts'
import { request, type ApiOptions } from '../api-client.ts'
import type { Terminal } from '../terminal.ts'
import { candidates, type SavedNames } from './candidates.ts'

/** Longer than this nobody waits for a name. */
const PATIENCE_MS = 2_000
const MOST_NAMES = 500

/** `completion words -- WORD…`: what may be typed next, one a line, with what it is for behind a tab. Never fails. */
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

/** Those of the server that the command line names. One that is away, or asks for another key, has none. */
const savedNamesOf =
  (api: ApiOptions): SavedNames =>
  async (option) => {
    const apiKey = option('--api-key') ?? api.apiKey
    const at: ApiOptions = {
      ...api,
      url: option('--url') ?? api.url,
      ...(apiKey === undefined ? {} : { apiKey }),
      patienceMs: PATIENCE_MS,
    }
    try {
      const { body } = await request(at, 'GET', `api/v1/queries?limit=${MOST_NAMES}`)
      return isJsonObject(body) && Array.isArray(body.queries)
        ? (body.queries as Awaited<ReturnType<SavedNames>>)
        : []
    } catch {
      return []
    }
  }
