import type { ReadAnswer, ReadAnswers, ReadRequest } from './read-requests.ts'

type RequestOf<K extends ReadRequest['kind']> = Extract<ReadRequest, { readonly kind: K }>

/** Puts one request to the store and gives its answer, typed by the request's kind. */
export function* ask<K extends ReadRequest['kind']>(
  request: RequestOf<K>,
): Generator<ReadRequest, ReadAnswers[K], ReadAnswer> {
  return (yield request) as ReadAnswers[K]
}
