import { readFileSync } from 'node:fs'
import { completeEvent } from '../http/events.ts'

/** A node of a logical plan like Spark's: many small members. */
const node = (i: number): object => ({
  class: 'org.apache.spark.sql.catalyst.expressions.AttributeReference',
  'num-children': 0,
  name: `column_${i}`,
  dataType: 'string',
  nullable: true,
  metadata: {},
  exprId: { 'product-class': 'org.apache.spark.sql.catalyst.expressions.ExprId', id: i, jvmId: 'a0b1c2d3' },
  qualifier: ['spark_catalog', 'warehouse', `table_${i % 50}`],
})

/** The text of a Spark event of this size in bytes, most of it the logical plan. */
export function largeSparkEvent(bytes: number, runId: string): string {
  const plan: object[] = []
  const one = JSON.stringify(node(100_000)).length + 1
  for (let i = 0; i * one < bytes; i++) plan.push(node(i))
  const event = completeEvent({ job: 'large', inputs: ['large.in'], outputs: ['large.out'] }) as {
    run: object
  }
  return JSON.stringify({ ...event, run: { runId, facets: { 'spark.logicalPlan': { plan } } } })
}

/** The peak memory of a process, in bytes. */
export function peakMemory(pid: number): number {
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line![1]) * 1024
}
