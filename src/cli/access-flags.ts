import { InvalidArgumentError, type Command } from 'commander'
import { CommandFailed } from './command-failed.ts'
import { flag, integer, isSet, list, toggle } from './options.ts'
import type { AccessOptions } from './server-port.ts'
import { userInUrl } from './settings/user-in-url.ts'

/** The flags for keys, tokens, limits and TLS. */
export interface AccessFlags {
  readonly apiKey?: string
  readonly bootstrapKeyFile?: string
  readonly insecure: boolean
  readonly oidcIssuer?: string
  readonly oidcAudience?: readonly string[]
  readonly oidcJwksUrl?: string
  readonly oidcScopeClaim?: string
  readonly oidcScopeMap?: readonly string[]
  readonly corsOrigin?: readonly string[]
  readonly allowedHost?: readonly string[]
  readonly rateLimit: number
  readonly trustProxy: boolean
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  readonly maxQueries?: number
  readonly maxAnswerBytes: number
  readonly tlsCert?: string
  readonly tlsKey?: string
}

export function addAccessFlags(command: Command): Command {
  return command
    .addOption(
      flag(
        '--api-key <key>',
        'admin key of the server; safer in TRIBUTARY_API_KEY_FILE, or created by `keys create`',
      ).secret(),
    )
    .addOption(
      flag('--bootstrap-key-file <path>', 'if no key exists, create an admin key and write it to this file'),
    )
    .addOption(toggle('--insecure', 'while no key exists, let anyone who reaches the server do everything'))
    .addOption(flag('--oidc-issuer <url>', 'accept access tokens (JWT) of this issuer'))
    .addOption(
      flag('--oidc-audience <text>', 'accepted value of a token’s `aud` claim; repeatable').argParser(list),
    )
    .addOption(flag('--oidc-jwks-url <url>', 'URL of the issuer’s signing keys (default: from its metadata)'))
    .addOption(
      flag('--oidc-scope-claim <name>', 'claim that lists the scopes of the caller (default: scope)'),
    )
    .addOption(
      flag(
        '--oidc-scope-map <word=scope>',
        'scope for a value of that claim, such as "lineage-readers=read"; repeatable (default: tributary:read=read …)',
      ).argParser(list),
    )
    .addOption(
      flag('--cors-origin <origin>', 'let web pages of this origin call the API; repeatable').argParser(
        origins,
      ),
    )
    .addOption(
      flag(
        '--allowed-host <name>',
        'host name under which the server answers requests without a key; repeatable',
      ).argParser(hostNames),
    )
    .addOption(
      flag('--rate-limit <n>', 'maximum requests per second of each key and each address; 0 for no limit')
        .default(1000)
        .argParser(integer(0, 1_000_000)),
    )
    .addOption(
      toggle(
        '--trust-proxy',
        'take the client address from the last entry of X-Forwarded-For, and check X-Forwarded-Host',
      ),
    )
    .addOption(
      flag('--max-connections <n>', 'maximum number of open connections')
        .default(10_000)
        .argParser(integer(1, 1_000_000)),
    )
    .addOption(
      flag(
        '--max-connections-per-address <n>',
        'maximum number of open connections from one address of another machine; 0 for no limit',
      )
        .default(1250)
        .argParser(integer(0, 1_000_000)),
    )
    .addOption(
      flag(
        '--max-queries <n>',
        'maximum number of running queries; one caller gets half (default: 4, with Neo4j 16)',
      ).argParser(integer(1, 1000)),
    )
    .addOption(
      flag(
        '--max-answer-bytes <n>',
        'maximum bytes of answers that clients have not read yet; one caller gets half',
      )
        .default(512 * 1024 ** 2)
        .argParser(integer(1024 ** 2, 1024 ** 4)),
    )
    .addOption(flag('--tls-cert <path>', 'TLS certificate with its chain, in PEM; turns TLS on'))
    .addOption(flag('--tls-key <path>', 'private key of the certificate, in PEM'))
}

/** @throws CommandFailed if flags contradict each other */
export function toAccessOptions(flags: AccessFlags): AccessOptions {
  const { apiKey, bootstrapKeyFile, tlsCert, tlsKey, corsOrigin, allowedHost } = flags
  if (isSet(apiKey) && !/^[\x21-\x7e]{8,}$/.test(apiKey))
    throw new CommandFailed(
      '--api-key must have at least 8 printable ASCII characters without spaces, because it is sent in a header.',
      'tributary help security keys',
    )
  // Commands that call a server read their key from the same variable.
  if (apiKey?.startsWith('trb_') === true)
    throw new CommandFailed(
      '--api-key is the key of a store (trb_…), which would get all scopes here. Remove it where it is set (`tributary config` shows the place): the server knows the keys of its store.',
      'tributary help security keys',
    )
  if (isSet(tlsCert) !== isSet(tlsKey))
    throw new CommandFailed(
      'A certificate needs its private key: set both --tls-cert and --tls-key.',
      'tributary help security tls',
    )
  const oidc = toOidc(flags)
  return {
    ...(isSet(apiKey) ? { apiKey } : {}),
    ...(isSet(bootstrapKeyFile) ? { bootstrapKeyFile } : {}),
    insecure: flags.insecure,
    ...(oidc === undefined ? {} : { oidc }),
    corsOrigins: corsOrigin ?? [],
    allowedHosts: allowedHost ?? [],
    rateLimit: flags.rateLimit,
    trustProxy: flags.trustProxy,
    maxConnections: flags.maxConnections,
    maxConnectionsPerAddress: flags.maxConnectionsPerAddress,
    ...(flags.maxQueries === undefined ? {} : { maxQueries: flags.maxQueries }),
    maxAnswerBytes: flags.maxAnswerBytes,
    ...(isSet(tlsCert) && isSet(tlsKey) ? { tls: { cert: tlsCert, key: tlsKey } } : {}),
  }
}

function toOidc(flags: AccessFlags): AccessOptions['oidc'] {
  const { oidcIssuer: issuer, oidcAudience: audience = [], oidcJwksUrl: jwksUrl } = flags
  const { oidcScopeClaim: scopeClaim, oidcScopeMap: scopeMap = [] } = flags
  if (!isSet(issuer)) {
    if (audience.length > 0 || isSet(jwksUrl) || isSet(scopeClaim) || scopeMap.length > 0)
      throw new CommandFailed(
        'The --oidc- flags need the URL of the issuer: set --oidc-issuer.',
        'tributary help security tokens',
      )
    return undefined
  }
  for (const [flag, url] of [
    ['--oidc-issuer', issuer],
    ['--oidc-jwks-url', jwksUrl],
  ] as const) {
    const mistake = userInUrl(flag, url)
    if (mistake !== undefined) throw new CommandFailed(mistake, 'tributary help security tokens')
  }
  if (audience.length === 0)
    throw new CommandFailed(
      '--oidc-issuer needs --oidc-audience, the required `aud` of a token. Otherwise the tokens for other services would be valid here.',
      'tributary help security tokens',
    )
  return {
    issuer,
    audience,
    scopeMap,
    ...(isSet(jwksUrl) ? { jwksUrl } : {}),
    ...(isSet(scopeClaim) ? { scopeClaim } : {}),
  }
}

/** Origins in the form that browsers send (RFC 6454 §6.2), because they are compared as text. */
function origins(text: string, before: readonly string[] | undefined): readonly string[] {
  const all = list(text, before)
  for (const origin of all)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new InvalidArgumentError(
        'It must be an origin such as https://lineage.example.com, without a path.',
      )
  return all
}

/** Host names, as in a `Host` header, without the port. */
function hostNames(text: string, before: readonly string[] | undefined): readonly string[] {
  const all = list(text, before)
  for (const name of all)
    if (!/^[\w-]+(\.[\w-]+)*\.?$/u.test(name) || name.length > 253)
      throw new InvalidArgumentError(
        'It must be a host name such as lineage.example.com, without scheme, port or wildcard.',
      )
  return all
}
