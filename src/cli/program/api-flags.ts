import { Option, type Command } from 'commander'
import type { ApiOptions } from '../api-client.ts'
import { flag, isSet } from '../options.ts'
import { InvalidSettings } from '../settings/invalid-settings.ts'
import { userInUrl } from '../settings/user-in-url.ts'

/** The flags of commands that call a server. */
export interface ApiFlags {
  readonly url: string
  readonly apiKey?: string
}

export const addApiFlags = (command: Command): Command =>
  command
    .addOption(flag('--url <url>', 'URL of the Tributary server').default('http://127.0.0.1:8080'))
    .addOption(flag('--api-key <key>', 'API key to send').secret())

/** The flags of commands that ask a server, or a store that no server uses. */
export interface AskFlags extends ApiFlags {
  readonly data?: string
}

/** `--data` has no environment variable here. Otherwise, a shell with the settings of `serve` would open the store of the server. */
export const addAskFlags = (command: Command): Command =>
  addApiFlags(command).addOption(
    new Option('--data <folder>', 'ask the embedded store in this folder, which no server uses'),
  )

/** @throws InvalidSettings if the URL has a user, which every message with the URL would show */
export function toApi({ url, apiKey }: ApiFlags, invocation: string): ApiOptions {
  const mistake = userInUrl(
    'The URL of the server (--url, TRIBUTARY_URL)',
    url,
    ', and put the key into TRIBUTARY_API_KEY_FILE. Write an `@` of a path as %40.',
  )
  if (mistake !== undefined) throw new InvalidSettings([mistake])
  return { url, invocation, ...(isSet(apiKey) ? { apiKey } : {}) }
}
