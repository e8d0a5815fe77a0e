/** The writer thread: merges events and writes the changes. Started by `startWriter`. */
import type { ProducerRules } from '../../domain/aggregate.ts'
import { merge } from '../../domain/merge/merge.ts'
import { repair } from '../../domain/merge/repair.ts'
import { redactRows } from '../../domain/redact/redact-rows.ts'
import { serveCalls } from '../threads/serve-calls.ts'
import { createWriter } from './create-writer.ts'
import { openDatabase } from './database.ts'
import { toStoreError } from './errors.ts'
import { runMerge } from './run-merge.ts'
import { pruneGraph } from './prune.ts'
import { rehearse } from './rehearse.ts'
import { sample } from './sample.ts'
import type { WriterCalls, WriterData } from './writer-calls.ts'

type Answers = {
  readonly [K in keyof WriterCalls]: (
    argument: WriterCalls[K]['argument'],
  ) => Promise<WriterCalls[K]['result']>
}

export const serve = serveCalls(
  async ({ options, versions, producerRulesModule }: WriterData) => {
    const { producerRules } = (await import(producerRulesModule)) as { readonly producerRules: ProducerRules }
    const database = openDatabase(options, { watchesAll: true })
    const writer = createWriter(database, versions)
    const answers: Answers = {
      async ingest(observations) {
        const warnings = await writer.write(() => merge(observations, producerRules))
        return { warnings, bookmarks: await database.bookmarks() }
      },
      async repair(step) {
        // Bypasses the cache, which may hold the wrong rows that the step repairs.
        await writer.runExclusive(() => runMerge(database, versions, () => repair(step, producerRules)))
        return null
      },
      async redact(step) {
        await writer.runExclusive(() => runMerge(database, versions, () => redactRows(step)))
        return null
      },
      prune: (request) => writer.runExclusive(() => pruneGraph(database, versions, producerRules, request)),
      async rehearse(observations) {
        await writer.runExclusive(() => rehearse(database, versions, producerRules, observations))
        return null
      },
      sample: (size) => writer.runExclusive(() => sample(database, versions, producerRules, size)),
      async invalidate() {
        await writer.runExclusive(() => Promise.resolve())
        return null
      },
      async close() {
        await writer.idle()
        await database.close()
        return null
      },
    }
    return (calls) => {
      for (const call of calls) {
        const answer = answers[call.name as keyof WriterCalls] as (argument: unknown) => Promise<unknown>
        void answer(call.argument).then(call.succeed, call.fail)
      }
    }
  },
  (error, { options }) => toStoreError(error, options.uri),
)
