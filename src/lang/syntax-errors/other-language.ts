import { lex } from '../../../grammar/lexer.ts'
import { readTokens } from '../../../grammar/parse-tokens.ts'
import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'

const SELECT =
  /^\s*select\s+(?:distinct\s+)?(?<fields>[^;]+?)\s+from\s+(?<from>[^\s;]+)(?<rest>[^;]*?)\s*;?\s*$/iu
const CYPHER = /^\s*(?:(?:optional\s+)?match|create|merge|unwind|call|detach)\s*\(/iu
const SPARQL = /^\s*(?:prefix\s+\S*:|select\s+\?)/iu

/** Most characters of a SELECT that is translated. */
const LONGEST = 400

/** Reports a text in SQL, Cypher or SPARQL with one diagnostic, because every word of it would be an error. */
export function otherLanguage(text: string): Diagnostic | undefined {
  const language = SPARQL.test(text)
    ? 'SPARQL'
    : CYPHER.test(text)
      ? 'Cypher'
      : /^\s*(?:select|with|insert|update|delete|drop|alter)\s/iu.test(text) && isSql(text)
        ? 'SQL'
        : undefined
  if (language === undefined) return undefined
  const start = text.search(/\S/u)
  const end = start + /^\S+/u.exec(text.slice(start))![0].length
  const instead = language === 'SQL' ? ofSelect(text) : undefined
  return diagnose(
    'other-language',
    { language, ...(instead === undefined ? {} : { instead }) },
    { start, end },
  )
}

const isSql = (text: string): boolean =>
  /^\s*(?:select\s.*\sfrom|insert\s+into|update\s.*\sset|delete\s+from|drop\s+table|alter\s+table|with\s.*\sas\s*\()\b/isu.test(
    text.slice(0, 4 * LONGEST),
  ) || /^\s*with\s+\w+\s+as\s*\(/iu.test(text)

const PLURAL: Readonly<Record<string, string>> = {
  dataset: 'datasets',
  table: 'datasets',
  tables: 'datasets',
  job: 'jobs',
  column: 'columns',
}

/** Translates `select name from datasets where …`; undefined if the result does not parse. */
function ofSelect(text: string): string | undefined {
  const groups = text.length > LONGEST ? undefined : SELECT.exec(text)?.groups
  if (groups === undefined) return undefined
  const { fields, from, rest } = groups as { fields: string; from: string; rest: string }
  const all = ['datasets', 'jobs', 'columns', 'runs'].includes(from.toLowerCase())
  const subject = all ? from.toLowerCase() : (PLURAL[from.toLowerCase()] ?? `dataset ${from}`)
  const counted = /^count\s*\(.*\)$/iu.test(fields)
  const last = counted ? ' count' : fields === '*' ? '' : ` show ${fields}`
  const instead = `${subject}${rest.replaceAll(/\s+/gu, ' ')}${last}`
  const lexed = lex(instead, LONGEST)
  return lexed.diagnostics.length === 0 && readTokens(lexed.tokens).ok ? instead : undefined
}
