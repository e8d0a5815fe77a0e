/**
 * Chunks of text that take time to make, as a body in UTF-8, made as fast as the client takes them and no faster. The first one
 * has been made already, so that a failure before it can still be answered; a later failure breaks the connection off. A client
 * that goes away ends the chunks (`return` is called on their iterator).
 */
export function streamChunks(
  first: IteratorResult<string, void>,
  rest: AsyncIterator<string, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let next: IteratorResult<string, void> | undefined = first
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = next ?? (await rest.next())
        next = undefined
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await rest.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
