/** About as many characters are sent at once; single lines would cost more than they carry. */
const CHUNK = 64 * 1024

/**
 * Parts of a text as a body in UTF-8, made as fast as the client takes them and no faster. A client that goes away ends the
 * parts (`return` is called on their iterator), and nothing more is made.
 */
export function streamParts(parts: Iterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = parts[Symbol.iterator]()
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      pull(controller) {
        let text = ''
        while (text.length < CHUNK) {
          const next = iterator.next()
          if (next.done === true) {
            if (text !== '') controller.enqueue(encoder.encode(text))
            controller.close()
            return
          }
          text += next.value
        }
        controller.enqueue(encoder.encode(text))
      },
      cancel() {
        iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
