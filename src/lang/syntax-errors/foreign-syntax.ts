import { standIn } from '../../../grammar/parse-tokens.ts'
import type { TokenType } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import { levelBefore, queryStart } from './query-bounds.ts'
import { spanAt, spanOver, splice, textOf, type RepairRule } from './fault.ts'

const k = t.keyword

/** `upstreams between 1 and 5`. */
export const betweenValues: RepairRule = (fault) => {
  const { tokens, at } = fault
  if (tokens[at]?.tokenType !== k.between || tokens[at + 2]?.tokenType !== k.and || at === 0) return undefined
  const [field, first, and, second] = [tokens[at - 1]!, tokens[at + 1]!, tokens[at + 2]!, tokens[at + 3]]
  if (second === undefined) return undefined
  const meant = [standIn(t.GreaterOrEqual), first, and, field, standIn(t.LessOrEqual), second]
  const repaired = splice(tokens, at, at + 4, ...meant)
  if (fault.try(repaired) <= at + 6) return undefined
  const instead = `${field.image} >= ${first.image} and ${field.image} <= ${second.image}`
  const params = { text: textOf(fault, at - 1, at + 4), instead }
  return { diagnostic: diagnose('said-otherwise', params, spanOver(fault, at - 1, at + 4)), tokens: repaired }
}

const instants: readonly TokenType[] = [t.CalendarDate, t.Instant, t.Now, t.Today, t.Yesterday]

/** `lastWritten older than 2026-11-01`. */
export const ageOfInstant: RepairRule = (fault) => {
  const { tokens, at } = fault
  const time = tokens[at]
  const side = tokens[at - 2]?.tokenType
  if (time === undefined || tokens[at - 1]?.tokenType !== k.than || !instants.includes(time.tokenType))
    return undefined
  const operator = side === k.older ? t.Less : t.Greater
  const params = { text: textOf(fault, at - 2, at + 1), instead: `${operator.LABEL!} ${time.image}` }
  const repaired = splice(tokens, at - 2, at, standIn(operator))
  if (fault.try(repaired) <= at - 1) return undefined
  return { diagnostic: diagnose('said-otherwise', params, spanOver(fault, at - 2, at + 1)), tokens: repaired }
}

/** `limit 10, 20` and `limit 10 offset 20`. */
export const offset: RepairRule = (fault) => {
  const { tokens, at } = fault
  const isOffset = tokens[at]?.tokenType === t.Comma || tokens[at]?.image.toLowerCase() === 'offset'
  if (!isOffset || tokens[at - 2]?.tokenType !== k.limit || tokens[at + 1]?.tokenType !== t.Integer)
    return undefined
  return {
    diagnostic: diagnose('no-offset', {}, spanOver(fault, at, at + 2)),
    tokens: splice(tokens, at, at + 2),
  }
}

/** A missing keyword: `email of customers`, `datasets tmp_*`, `upstream of orders 3`, `x = datasets; …`. */
export const missingWord: RepairRule = (fault) => {
  const { tokens, at } = fault
  const types = [t.Name, t.Glob, t.Integer]
  for (const [place, word] of [
    [at, k.like],
    [at, k.depth],
    [at - 1, k.column],
    [at - 1, k.let],
  ] as const) {
    const token = tokens[place]
    if (token === undefined || !types.includes(token.tokenType)) continue
    const repaired = splice(tokens, place, place, standIn(word))
    if (fault.try(repaired) <= at + 2) continue
    const params = { sign: word.LABEL!, before: token.image }
    return { diagnostic: diagnose('missing-sign', params, spanAt(fault, place)), tokens: repaired }
  }
  return undefined
}

/** `upstream of a to b`. */
export const walkToNode: RepairRule = (fault) => {
  const { tokens, at } = fault
  const start = queryStart(tokens, at)
  const direction = tokens[start]?.tokenType
  if (tokens[at]?.tokenType !== k.to || ![k.upstream, k.downstream].includes(direction ?? t.Word))
    return undefined
  const repaired = splice(tokens, start, start + 2, standIn(k.paths), standIn(k.from))
  const reached = fault.try(repaired)
  if (reached <= at + 1) return undefined
  const end = Math.min(reached, tokens.length)
  const [one, other] = [textOf(fault, start + 2, at), textOf(fault, at + 1, end)]
  const instead = direction === k.upstream ? `paths from ${other} to ${one}` : `paths from ${one} to ${other}`
  const params = { text: textOf(fault, start, end), instead }
  return { diagnostic: diagnose('said-otherwise', params, spanOver(fault, start, end)), tokens: repaired }
}

const valued: readonly TokenType[] = [k.tagged, k.like, k.by, k.in]
const stages: readonly TokenType[] = [k.where, k.order, k.limit, k.count, k.show]
const plural: readonly TokenType[] = [k.datasets, k.jobs, k.columns, k.runs]

/** `datasets tagged a, b` and `datasets tagged a b`: a filter takes one value. */
export const severalValues: RepairRule = (fault) => {
  const { tokens, at } = fault
  const filter = tokens[at - 2]
  if (filter === undefined || !valued.includes(filter.tokenType)) return undefined
  const nearest = levelBefore(tokens, at).find((i) => [...plural, ...stages].includes(tokens[i]!.tokenType))
  if (nearest === undefined || stages.includes(tokens[nearest]!.tokenType)) return undefined
  const joint = [t.Comma, k.or].includes(tokens[at]?.tokenType ?? t.Word) ? 1 : 0
  const value = tokens[at + joint]
  if (value === undefined || ![t.Name, t.Quoted, t.Glob].includes(value.tokenType)) return undefined
  // A previous repair may have inserted the value.
  if (Number.isNaN(tokens[at - 1]!.startOffset)) return undefined
  const written = filter.tokenType === k.by ? [tokens[at - 3]!, filter] : [filter]
  const repaired = splice(tokens, at, at + joint, ...written)
  if (fault.try(repaired) <= at + written.length + 1) return undefined
  const words = written.map((token) => token.image).join(' ')
  const [one, two] = [tokens[at - 1]!.image, value.image]
  const field = { [k.like.name]: 'name like', [k.by.name]: 'owner =', [k.in.name]: 'namespace like' }
  const test = field[filter.tokenType.name] ?? 'tagged'
  const params = { all: `${words} ${one} ${words} ${two}`, any: `where ${test} ${one} or ${test} ${two}` }
  return {
    diagnostic: diagnose('several-values', params, spanOver(fault, at - 1, at + joint + 1)),
    tokens: repaired,
  }
}
