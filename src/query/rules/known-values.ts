import { diagnose } from '../../diagnostics/catalogue.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Resolver } from './resolver.ts'

/** The possible values of fields that have only a few. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  kind: ['dataset', 'column', 'job', 'run', 'operation'],
  status: ['running', 'succeeded', 'failed', 'killed'],
  change: ['added', 'removed', 'kept'],
  basis: ['stated', 'inferred'],
}

const SYNONYMS: ReadonlyMap<string, string> = new Map([
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

/** Warns about a value that a field never has. */
export function checkKnownValue(
  field: string,
  value: string | number,
  span: TextSpan,
  resolver: Resolver,
): void {
  const known = Object.hasOwn(VALUES, field) ? VALUES[field]! : undefined
  if (known === undefined || typeof value !== 'string' || known.includes(value)) return
  const meant = SYNONYMS.get(value.toLowerCase())
  const suggestions =
    meant !== undefined && known.includes(meant) ? [meant] : resolver.nearest(value, known, 3)
  resolver.report(diagnose('no-such-value', { field, value, nearest: suggestions, known }, span))
}
