/**
 * Streams text as UTF-8, at the speed at which the client reads. The caller passes the first chunk, so that it can answer an
 * earlier failure with a problem; a later failure closes the connection. If the client disconnects, the stream calls `return` on
 * the iterator.
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
