import type { Id } from '../../domain/ids.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** The positions in the 36 characters of a UUID at which its 16 bytes begin. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

const digit = (code: number): number => (code < 58 ? code - 48 : code - 87)

/** The 16 bytes of a lower-case UUID in the order of its text, so that bytes sort like texts. */
export function uuidBytes(id: string): Uint8Array {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 16; i++) {
    const place = PLACES[i]!
    bytes[i] = digit(id.charCodeAt(place)) * 16 + digit(id.charCodeAt(place + 1))
  }
  return bytes
}

/** The UUID of 16 bytes, in lower case. */
export function uuidText(bytes: Uint8Array): Id {
  let text = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += HEX[bytes[i]!]!
  }
  return text as Id
}
