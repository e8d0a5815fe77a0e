import type { ReadAnswer, ReadAnswers, ReadRequest, RequestOf } from './read-requests.ts'

/** Puts one request to the store and gives its answer, typed by the request's kind. */
export function* ask<K extends ReadRequest['kind']>(
  request: RequestOf<K>,
): Generator<ReadRequest, ReadAnswers[K], ReadAnswer> {
  return (yield request) as ReadAnswers[K]
}
