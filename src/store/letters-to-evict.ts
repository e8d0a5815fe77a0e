import { DEAD_LETTER_BOUNDS, type LetterSize } from './dead-letter-store.ts'

export interface LetterBounds {
  readonly letters: number
  readonly bytes: number
}

/**
 * The ids of the letters to delete so that the list is within its bounds. `all` is ordered oldest first. While there are
 * too many letters, the sender with the most letters loses its oldest one; while there are too many bytes, the sender with
 * the most bytes does. So the junk of one sender never displaces the letters of another.
 */
export function lettersToEvict(
  all: readonly LetterSize[],
  bounds: LetterBounds = DEAD_LETTER_BOUNDS,
): readonly string[] {
  const evicted: string[] = []
  let letters = all.length
  let bytes = all.reduce((sum, letter) => sum + letter.bytes, 0)
  if (letters <= bounds.letters && bytes <= bounds.bytes) return evicted
  const senders = [...Map.groupBy(all, ({ sender }) => sender).values()].map((own) => ({
    own,
    /** The index of its oldest letter that remains. */
    first: 0,
    bytes: own.reduce((sum, letter) => sum + letter.bytes, 0),
  }))
  while (letters > bounds.letters || bytes > bounds.bytes) {
    const shareOf = (sender: (typeof senders)[number]): number =>
      letters > bounds.letters ? sender.own.length - sender.first : sender.bytes
    // Of equal shares, that of the sender with the oldest letter: senders are in that order.
    const largest = senders.reduce((most, sender) => (shareOf(sender) > shareOf(most) ? sender : most))
    const letter = largest.own[largest.first++]!
    largest.bytes -= letter.bytes
    letters--
    bytes -= letter.bytes
    evicted.push(letter.id)
  }
  return evicted
}
