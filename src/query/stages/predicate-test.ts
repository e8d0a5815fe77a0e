import { assertNever } from '../../lib/assert-never.ts'
import { compareText } from '../../lib/compare.ts'
import type { FoundNode } from '../graph/found.ts'
import type { PlanPredicate } from '../plan.ts'
import { tagText } from '../tag-text.ts'
import { compileGlob, compileRegex } from '../text-match.ts'
import { ANY_NAME, ANY_NAMESPACE, TAGS, valuesOf, type FieldReader } from './field-values.ts'

/** Calls `check` before each step that may take long; it throws if the time is up. */
export type NodeTest = (node: FoundNode, read: FieldReader, check: () => void) => boolean

/** A compiled predicate and the fields that it reads. It is true or false for a node, never unknown. */
export interface PredicateTest {
  readonly fields: ReadonlySet<string>
  readonly test: NodeTest
}

/** @throws TimeUp by `check`, which is called for each part, since compiling expressions may take long. */
export function predicateTest(predicate: PlanPredicate, check: () => void): PredicateTest {
  const fields = new Set<string>()
  return { test: testOf(predicate, fields, check), fields }
}

function testOf(predicate: PlanPredicate, fields: Set<string>, check: () => void): NodeTest {
  check()
  switch (predicate.kind) {
    case 'and': {
      const items = predicate.items.map((item) => testOf(item, fields, check))
      return (node, read, checkNode) => items.every((test) => test(node, read, checkNode))
    }
    case 'or': {
      const items = predicate.items.map((item) => testOf(item, fields, check))
      return (node, read, checkNode) => items.some((test) => test(node, read, checkNode))
    }
    case 'not': {
      const item = testOf(predicate.item, fields, check)
      return (node, read, checkNode) => !item(node, read, checkNode)
    }
    case 'compare': {
      const { op, value } = predicate
      return anyValue(predicate.field, fields, (v) => holds(op, compareValues(v, value)))
    }
    case 'in': {
      const values = new Set(predicate.values)
      return anyValue(predicate.field, fields, (v) => values.has(v))
    }
    case 'between': {
      const { from, to } = predicate
      return anyValue(predicate.field, fields, (v) => typeof v === 'number' && v >= from && v <= to)
    }
    case 'like':
      return anyText(predicate.field, fields, compileGlob(predicate.glob))
    case 'matching':
      return anyText(predicate.field, fields, compileRegex(predicate.source, predicate.ignoreCase))
    case 'null': {
      const field = named(predicate.field, fields)
      return (node, read) => read(node, field) === undefined
    }
    case 'tagged': {
      const tag = tagText(predicate.tag, predicate.value)
      return anyValue(TAGS, fields, (v) => v === tag)
    }
    default:
      return assertNever(predicate)
  }
}

/** Holds if at least one value matches; false without a value. */
function anyValue(name: string, fields: Set<string>, fits: (value: string | number) => boolean): NodeTest {
  const field = named(name, fields)
  return (node, read, check) => {
    check()
    const value = read(node, field)
    return value !== undefined && valuesOf(value).some(fits)
  }
}

const anyText = (asked: string, fields: Set<string>, fits: (text: string) => boolean): NodeTest =>
  anyValue(asked, fields, (value) => fits(String(value)))

/** A predicate on the name of an identity group holds if one of its names matches. */
function named(field: string, fields: Set<string>): string {
  const asked = field === 'name' ? ANY_NAME : field === 'namespace' ? ANY_NAMESPACE : field
  fields.add(asked)
  return asked
}

/** Compares numbers by value and texts by code point. NaN for different types. */
export function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return NaN
}

function holds(op: '=' | '<' | '<=' | '>' | '>=', order: number): boolean {
  switch (op) {
    case '=':
      return order === 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return assertNever(op)
  }
}
