import { hash, randomBytes } from 'node:crypto'

/** A key as its holder has it: the public id, and the secret that only the holder knows. */
export interface KeyText {
  readonly id: string
  readonly secret: string
}

/** What a text is that was sent for a key. `damaged`: it begins as a key does, but was cut off or mistyped. */
export type ReadKey =
  ({ readonly kind: 'key' } & KeyText) | { readonly kind: 'damaged' } | { readonly kind: 'foreign' }

const MARK = 'trb'
/** RFC 4648 §6 in lower case: safe in URLs and shells, and one word for a double click. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_LENGTH = 10
/** 40 characters of 5 bits: 200 bits, which nobody can guess however fast they may ask. */
const SECRET_LENGTH = 40
const CHECKSUM_LENGTH = 6
const WHOLE = new RegExp(
  `^${MARK}_([a-z2-7]{${ID_LENGTH}})_([a-z2-7]{${SECRET_LENGTH}})([a-z2-7]{${CHECKSUM_LENGTH}})$`,
)

/** Whether a text has the form of a key's id. */
export const isKeyId = (text: string): boolean => new RegExp(`^[a-z2-7]{${ID_LENGTH}}$`).test(text)

/** A key that nobody has yet. */
export const newKeyText = (): KeyText => ({ id: randomText(ID_LENGTH), secret: randomText(SECRET_LENGTH) })

/** `trb_<id>_<secret>`; the last six characters are a checksum of the rest, by which a key that was cut off is known as one. */
export const writeKey = ({ id, secret }: KeyText): string =>
  `${MARK}_${id}_${secret}${checksumOf(id, secret)}`

export function readKey(text: string): ReadKey {
  if (!text.startsWith(`${MARK}_`)) return { kind: 'foreign' }
  const [, id, secret, checksum] = WHOLE.exec(text) ?? []
  return id === undefined || secret === undefined || checksum !== checksumOf(id, secret)
    ? { kind: 'damaged' }
    : { kind: 'key', id, secret }
}

/**
 * What of a secret is kept: SHA-256 in hexadecimal digits. A slow hash and a salt protect words that people choose, which can
 * be tried one after another; of 200 random bits none can, and every request would pay for it.
 */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'hex')

const checksumOf = (id: string, secret: string): string =>
  encode(hash('sha256', `${MARK}_${id}_${secret}`, 'buffer'), CHECKSUM_LENGTH)

/** A byte has 256 values, of which each letter takes eight: none is likelier than another. */
const randomText = (length: number): string => encode(randomBytes(length), length)

const encode = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET.charAt(byte % 32)).join('')
