/** The content of an `Authorization` header (RFC 6750 §2.1). `unusable`: the header is not exactly one bearer token. */
export type Bearer =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unusable' }

/** Node joins two headers with a comma and a space, which no token contains. */
export function readBearer(header: string | undefined): Bearer {
  if (header === undefined) return { kind: 'none' }
  const token = /^Bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1]
  return token === undefined ? { kind: 'unusable' } : { kind: 'token', token }
}
