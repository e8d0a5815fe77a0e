import { Buffer } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import { isJsonObject } from '../lib/json.ts'
import { post, problemOf, type ApiOptions } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import type { EventText } from './read-events.ts'

/** The maximum number of attempts for a batch while the server is busy, about two minutes at one per second. */
const MAX_TRIES = 120

export interface SentBatch {
  readonly stored: number
  readonly failures: readonly { readonly where: string; readonly reason: string }[]
  readonly warnings: readonly { readonly where: string; readonly message: string }[]
}

/**
 * Sends events to the batch endpoint. Retries events that the server could not store yet, after `Retry-After`. Halves a batch that
 * is refused as a whole, so that one event that is too large does not affect the others.
 * @throws CommandFailed if the server does not answer or remains busy, or the key is wrong
 */
export async function sendBatch(api: ApiOptions, events: readonly EventText[]): Promise<SentBatch> {
  let waiting = events
  const failures: { where: string; reason: string }[] = []
  const warnings: { where: string; message: string }[] = []
  for (let tries = 1; waiting.length > 0; tries++) {
    const body = Buffer.concat(waiting.flatMap(({ text }) => [text, NEWLINE]))
    const response = await post(api, 'api/v1/lineage/batch', 'application/x-ndjson', Uint8Array.from(body))
    if (response.status === 200) {
      const answer = readAnswer(response.body)
      for (const { index, message } of answer.warnings)
        warnings.push({ where: waiting[index]!.where, message })
      for (const { index, reason, retriable } of answer.failed)
        if (!retriable) failures.push({ where: waiting[index]!.where, reason })
      waiting = answer.failed.flatMap(({ index, retriable }) => (retriable ? [waiting[index]!] : []))
    } else if (response.status === 400 || response.status === 413) {
      if (waiting.length === 1) {
        failures.push({ where: waiting[0]!.where, reason: problemOf(api, response).detail })
        break
      }
      const half = waiting.length >> 1
      const left = await sendBatch(api, waiting.slice(0, half))
      const right = await sendBatch(api, waiting.slice(half))
      failures.push(...left.failures, ...right.failures)
      warnings.push(...left.warnings, ...right.warnings)
      break
    } else if (response.status !== 503 && response.status !== 429) {
      throw problemFailed(problemOf(api, response))
    }
    if (waiting.length === 0) break
    if (tries >= MAX_TRIES)
      throw new CommandFailed(
        `The server remained busy. ${waiting.length} events from ${waiting[0]!.where} on were not stored. Run the command again later.`,
        'tributary doctor',
      )
    await sleep(Math.min(response.retryAfterMs ?? 1000, 30_000))
  }
  return { stored: events.length - failures.length, failures, warnings }
}

const NEWLINE = Buffer.from('\n')

interface BatchAnswer {
  readonly failed: readonly { readonly index: number; readonly reason: string; readonly retriable: boolean }[]
  readonly warnings: readonly { readonly index: number; readonly message: string }[]
}

function readAnswer(body: unknown): BatchAnswer {
  if (!isJsonObject(body) || !Array.isArray(body.failed_events))
    throw new CommandFailed(
      'The answer to a batch is not that of a Tributary server. Check --url.',
      'tributary doctor',
    )
  return {
    failed: body.failed_events,
    warnings: (body.warnings ?? []) as unknown as BatchAnswer['warnings'],
  }
}
