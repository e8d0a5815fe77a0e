import type { ReadAnswers, ReadRequest, RequestOf } from '../query/read-requests.ts'
import type { ReadOptions } from './read-options.ts'

/**
 * Answers one request. The type of the answer follows from the kind of the request:
 * `await read({ kind: 'lookup', names })` is a list of `NameMatches`.
 * @throws ReadTimeout after the deadline; the signal's reason once it is aborted
 */
export type Read = <K extends ReadRequest['kind']>(
  request: { readonly kind: K } & RequestOf<K>,
  options?: ReadOptions,
) => Promise<ReadAnswers[K]>

/** A `Read` that sends every request with these options, for one caller. */
export const readWithin =
  (read: Read, options: ReadOptions): Read =>
  (request) =>
    read(request, options)
