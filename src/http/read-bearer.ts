/** What an `Authorization` header holds (RFC 6750 §2.1). `unusable`: it is there, but no one bearer token. */
export type Bearer =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unusable' }

/** Two headers arrive as one with a comma and a space between them, which no token has. */
export function readBearer(header: string | undefined): Bearer {
  if (header === undefined) return { kind: 'none' }
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1]
  return token === undefined ? { kind: 'unusable' } : { kind: 'token', token }
}
