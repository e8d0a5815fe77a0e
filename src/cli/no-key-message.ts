import type { ServeOptions } from './server-port.ts'
import { shellWord } from './shell-word.ts'

/** Says why a server without keys does not start if other machines can reach it, and how to start it. */
export function noKeyMessage({ host, data, neo4j, invocation }: ServeOptions): string {
  const store = neo4j === undefined ? `--data ${shellWord(data)}` : `--neo4j-uri ${shellWord(neo4j.uri)}`
  return [
    `${host} is reachable from other machines, but no API key exists.`,
    `Create one:  ${invocation} keys create NAME --scope admin ${store}`,
    'Or let the server create one and write it to a file (--bootstrap-key-file PATH), accept the tokens of an issuer',
    '(--oidc-issuer), or set an admin key of your own (--api-key, TRIBUTARY_API_KEY).',
    'If a firewall protects the server, --insecure lets everyone who can reach it do everything.',
  ].join('\n')
}
