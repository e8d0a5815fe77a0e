import { hash, randomBytes } from 'node:crypto'

/** A key as its holder has it: the public id and the secret. */
export interface KeyText {
  readonly id: string
  readonly secret: string
}

/** The result of reading a text sent as a key. `damaged`: it begins like a key but was cut off or mistyped. */
export type ReadKey =
  | ({ readonly kind: 'key' } & KeyText)
  | { readonly kind: 'damaged' }
  | { readonly kind: 'foreign' }

const MARK = 'trb'
/** RFC 4648 §6 in lower case: safe in URLs and shells, and a double click selects it as one word. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_LENGTH = 10
/** 40 characters of 5 bits: 200 bits, which cannot be guessed at any request rate. */
const SECRET_LENGTH = 40
const CHECKSUM_LENGTH = 6
const WHOLE = new RegExp(
  `^${MARK}_([a-z2-7]{${ID_LENGTH}})_([a-z2-7]{${SECRET_LENGTH}})([a-z2-7]{${CHECKSUM_LENGTH}})$`,
)

/** Whether a text has the form of a key id. */
export const isKeyId = (text: string): boolean => new RegExp(`^[a-z2-7]{${ID_LENGTH}}$`).test(text)

/** Generates a new random key. */
export const newKeyText = (): KeyText => ({ id: randomText(ID_LENGTH), secret: randomText(SECRET_LENGTH) })

/**
 * Formats a key as `trb_<id>_<secret>`. The last six characters are a checksum of the rest, which detects a truncated
 * key.
 */
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
 * The stored form of a secret: SHA-256 in hexadecimal. A slow hash with a salt protects passwords that people choose,
 * because they can be tried one by one. 200 random bits cannot be, and every request would pay for a slow hash.
 */
export const hashOfSecret = (secret: string): string => hash('sha256', secret, 'hex')

const checksumOf = (id: string, secret: string): string =>
  encode(hash('sha256', `${MARK}_${id}_${secret}`, 'buffer'), CHECKSUM_LENGTH)

/** A byte has 256 values, and each letter takes eight of them, so all letters are equally likely. */
const randomText = (length: number): string => encode(randomBytes(length), length)

const encode = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET.charAt(byte % 32)).join('')
