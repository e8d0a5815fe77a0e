import { DEAD_LETTER_BOUNDS, type LetterSize } from './dead-letter-store.ts'

export interface LetterBounds {
  readonly letters: number
  readonly bytes: number
}

/**
 * The ids of the letters to drop from a list that is over its bounds; `all` comes oldest first. The oldest letter of the
 * sender that holds most goes first (most letters where there are too many, else most bytes), so that the junk of one sender
 * never drives out the letters of another.
 */
export function beyondBounds(
  all: readonly LetterSize[],
  bounds: LetterBounds = DEAD_LETTER_BOUNDS,
): readonly string[] {
  const dropped: string[] = []
  let letters = all.length
  let bytes = all.reduce((sum, letter) => sum + letter.bytes, 0)
  if (letters <= bounds.letters && bytes <= bounds.bytes) return dropped
  const senders = [...Map.groupBy(all, ({ sender }) => sender).values()].map((own) => ({
    own,
    /** The index of its oldest letter. */
    first: 0,
    bytes: own.reduce((sum, letter) => sum + letter.bytes, 0),
  }))
  while (letters > bounds.letters || bytes > bounds.bytes) {
    const heldBy = (one: (typeof senders)[number]): number =>
      letters > bounds.letters ? one.own.length - one.first : one.bytes
    // Of several that hold as much, the one with the oldest letter: senders are in that order.
    const largest = senders.reduce((most, one) => (heldBy(one) > heldBy(most) ? one : most))
    const letter = largest.own[largest.first++]!
    largest.bytes -= letter.bytes
    letters--
    bytes -= letter.bytes
    dropped.push(letter.id)
  }
  return dropped
}
