import type { ReadAnswer, ReadAnswers, ReadRequest, RequestOf } from './read-requests.ts'

/** Sends one request to the store and returns the answer, typed by the kind of the request. */
export function* ask<K extends ReadRequest['kind']>(
  request: RequestOf<K>,
): Generator<ReadRequest, ReadAnswers[K], ReadAnswer> {
  return (yield request) as ReadAnswers[K]
}
