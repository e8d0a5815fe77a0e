import type { ServeOptions } from './server-port.ts'

/** Why a server that others reach does not start, and how it would. */
export function needsKeys({ host, data, neo4j, invocation }: ServeOptions): string {
  const store = neo4j === undefined ? `--data ${shellWord(data)}` : `--neo4j-uri ${shellWord(neo4j.uri)}`
  return [
    `Others than this machine reach ${host}, and there is no key yet by which to know who may do what.`,
    `Make one:   ${invocation} keys create NAME --scope admin ${store}`,
    'or let the server create one and write it to a file (--bootstrap-key-file PATH),',
    'or take tokens of an issuer (--oidc-issuer), or give a key that may do everything (--api-key, TRIBUTARY_API_KEY).',
    'Where something else keeps others away, --insecure lets whoever reaches the server do everything.',
  ].join('\n')
}

const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
