import { createServer, type Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'

interface SigningKey {
  readonly kid: string
  readonly alg: string
  readonly privateKey: CryptoKey
  readonly publicKey: JWK
}

export interface Issuer {
  readonly url: string
  /** The number of requests for its keys. */
  readonly fetched: () => number
  /** Adds a key and signs with it from then on. */
  rotate(alg?: string): Promise<SigningKey>
  /** Publishes only the newest key from then on. */
  forgetOld(): void
  sign(claims: JWTPayload, how?: { readonly key?: SigningKey; readonly header?: object }): Promise<string>
  /** The response to requests for the key set from then on; undefined: the keys. */
  answerWith(answer: { readonly status: number; readonly body: string } | undefined): void
  close(): Promise<void>
}

/** An issuer of tokens on this machine, with its metadata and key set over HTTP. */
export async function startIssuer(): Promise<Issuer> {
  let keys: SigningKey[] = []
  let made = 0
  let fetched = 0
  let instead: { readonly status: number; readonly body: string } | undefined
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/.well-known/openid-configuration')
      return void response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/keys` }))
    fetched++
    if (instead !== undefined) return void response.writeHead(instead.status).end(instead.body)
    response.end(JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  const url = `http://127.0.0.1:${port}`

  async function rotate(alg = 'RS256'): Promise<SigningKey> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const kid = `key-${++made}`
    const key = { kid, alg, privateKey, publicKey: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
    keys = [key, ...keys]
    return key
  }
  await rotate()

  return {
    url,
    fetched: () => fetched,
    rotate,
    forgetOld: () => (keys = keys.slice(0, 1)),
    async sign(claims, { key = keys[0]!, header = {} } = {}) {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT({ iss: url, aud: 'tributary', iat: now, exp: now + 300, sub: 'someone', ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
        .sign(key.privateKey)
    },
    answerWith: (answer) => (instead = answer),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
