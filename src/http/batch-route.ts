import type { Handler } from 'hono'
import type { Ingest, IngestOutcome } from '../app/create-ingest.ts'
import type { AppEnv } from './app-env.ts'
import { HttpProblem } from './http-problem.ts'
import { isJson, isNdjson, isUtf8, readContentType } from './media-type.ts'
import { withBody, type BodyLimits } from './read-body.ts'
import { splitArray, splitNdjson, type BatchItem } from './split-events.ts'

/** Events of one request that wait for a commit at a time: other requests get their turn in between. */
const AT_ONCE = 500
/** Warnings that an answer lists. */
const MAX_WARNINGS = 100

interface FailedEvent {
  /** Place in the array; of NDJSON, among the lines that are not blank. From 0. */
  readonly index: number
  readonly reason: string
  readonly retriable: boolean
}

interface BatchAnswer {
  readonly status: 'success' | 'partial_success' | 'failure'
  readonly summary: { readonly received: number; readonly successful: number; readonly failed: number }
  readonly failed_events: readonly FailedEvent[]
  readonly warnings?: readonly { readonly index: number; readonly message: string }[]
}

/** `POST /api/v1/lineage/batch`: a JSON array or NDJSON; 200 after the last commit, with what failed. */
export function batchRoute(ingest: Ingest, limits: BodyLimits): Handler<AppEnv> {
  return async (c) => {
    const type = readContentType(c.req.header('content-type')) ?? { type: 'application/json' }
    if (!(isJson(type) || isNdjson(type)) || !isUtf8(type))
      throw new HttpProblem(
        'unsupported-media-type',
        'a batch is sent as application/json or application/x-ndjson, in UTF-8',
      )
    const answer = await withBody(c.req.raw, limits, (body) =>
      submitAll(ingest, isJson(type) ? splitArray(body) : splitNdjson(body)),
    )
    // Where nothing at all could be written, the whole request may as well come again: clients know how to repeat a 503.
    if (
      answer.summary.successful === 0 &&
      answer.failed_events.length > 0 &&
      answer.failed_events.every(isRetriable)
    )
      throw new HttpProblem('unavailable', answer.failed_events[0]!.reason)
    return c.json(answer, 200)
  }
}

const isRetriable = ({ retriable }: FailedEvent): boolean => retriable

async function submitAll(ingest: Ingest, items: Iterable<BatchItem>): Promise<BatchAnswer> {
  const failed: FailedEvent[] = []
  const warnings: { index: number; message: string }[] = []
  const commitWarnings = new Set<string>()
  let received = 0

  const settle = async (index: number, outcome: Promise<IngestOutcome>): Promise<void> => {
    const settled = await outcome
    if (settled.kind !== 'stored') return void failed.push(failure(index, settled))
    for (const message of settled.warnings) warnings.push({ index, message })
    for (const message of settled.commitWarnings)
      if (!commitWarnings.has(message)) {
        commitWarnings.add(message)
        warnings.push({ index, message })
      }
  }

  let pending: Promise<void>[] = []
  for (const item of items) {
    const index = received++
    if (item.kind === 'malformed') failed.push({ index, reason: item.reason, retriable: false })
    else pending.push(settle(index, ingest.submit(item.value, item.bytes)))
    if (pending.length >= AT_ONCE) {
      await Promise.all(pending)
      pending = []
    }
  }
  await Promise.all(pending)

  failed.sort((a, b) => a.index - b.index)
  warnings.sort((a, b) => a.index - b.index)
  return {
    status: failed.length === 0 ? 'success' : failed.length === received ? 'failure' : 'partial_success',
    summary: { received, successful: received - failed.length, failed: failed.length },
    failed_events: failed,
    ...(warnings.length === 0 ? {} : { warnings: warnings.slice(0, MAX_WARNINGS) }),
  }
}

function failure(index: number, outcome: Exclude<IngestOutcome, { readonly kind: 'stored' }>): FailedEvent {
  switch (outcome.kind) {
    case 'refused':
      return { index, reason: outcome.refusal.reason, retriable: false }
    case 'unavailable':
      return { index, reason: outcome.message, retriable: true }
    case 'failed':
      return {
        index,
        reason: 'the event could not be merged; the log of the server has the details',
        retriable: false,
      }
  }
}
