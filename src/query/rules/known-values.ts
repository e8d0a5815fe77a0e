import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Resolver } from './resolver.ts'

/** The fields that have only these values. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  kind: ['dataset', 'column', 'job', 'run', 'operation'],
  status: ['running', 'succeeded', 'failed', 'killed'],
  change: ['added', 'removed', 'kept'],
  basis: ['stated', 'inferred'],
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ['success', 'succeeded'],
  ['successful', 'succeeded'],
  ['complete', 'succeeded'],
  ['completed', 'succeeded'],
  ['finished', 'succeeded'],
  ['ok', 'succeeded'],
  ['error', 'failed'],
  ['errored', 'failed'],
  ['failure', 'failed'],
  ['aborted', 'killed'],
  ['cancelled', 'killed'],
  ['canceled', 'killed'],
  ['started', 'running'],
  ['table', 'dataset'],
  ['view', 'dataset'],
  ['topic', 'dataset'],
  ['task', 'job'],
  ['dag', 'job'],
  ['direct', 'stated'],
])

/** Warns of a value that a field with few values never has. */
export function checkKnownValue(
  field: string,
  value: string | number,
  span: TextSpan,
  resolver: Resolver,
): void {
  const known = Object.hasOwn(VALUES, field) ? VALUES[field]! : undefined
  if (known === undefined || typeof value !== 'string' || known.includes(value)) return
  const meant = MEANT.get(value.toLowerCase())
  const suggestions =
    meant !== undefined && known.includes(meant) ? [meant] : resolver.nearest(value, known, 3)
  resolver.report(diagnose('no-such-value', { field, value, nearest: suggestions, known }, span))
}
