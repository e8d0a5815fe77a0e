import { canonicalJson } from '../../lib/canonical-json.ts'
import type { InteractionType } from '../interaction-type.ts'
import { readStatement, splitStatements, type Statement } from './statement.ts'
import { sqlTokens } from './tokens.ts'

/** A table that a statement writes: the parts of its name as in the SQL, and how it is written. */
export interface WrittenTable {
  readonly name: readonly string[]
  readonly type: InteractionType
  /** Whether a CREATE has IF NOT EXISTS. */
  readonly ifAbsent: boolean
}

/** Further tables and longer names are ignored, to bound the stored size. */
const MAX_TABLES = 100
const MAX_NAME = 1024

/**
 * The tables that the statements of an SQL text write, each (name, type) once. Reads only the start of each statement, in the
 * union of the common dialects. Ignores statements that it does not know.
 *
 * @example writtenTables('INSERT INTO a SELECT 1') // [{ name: ['a'], type: 'append', ifAbsent: false }]
 */
export function writtenTables(sql: string): readonly WrittenTable[] {
  const found = new Map<string, WrittenTable>()
  for (const tokens of splitStatements(sqlTokens(sql)))
    for (const table of readWrites(readStatement(tokens)))
      if (table.name.join('.').length <= MAX_NAME && found.size < MAX_TABLES)
        found.set(canonicalJson([table.name, table.type, table.ifAbsent]), table)
  return [...found.values()]
}

const MAIN_VERBS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'SELECT'])
const CREATE_WORDS = new Set(
  'GLOBAL LOCAL TEMP TEMPORARY TRANSIENT VOLATILE EXTERNAL UNLOGGED FOREIGN SECURE RECURSIVE FORCE MULTISET SET DYNAMIC STREAMING LIVE HYBRID ICEBERG'.split(
    ' ',
  ),
)

function readWrites(statement: Statement): readonly WrittenTable[] {
  while (statement.mark('('));
  if (statement.take('WITH')) return afterWith(statement)
  if (statement.take('FROM')) return multiInsert(statement)
  return readVerb(statement)
}

/** Skips common table expressions: the main verb follows them. */
function afterWith(statement: Statement): readonly WrittenTable[] {
  const verb = statement.seek(MAIN_VERBS)
  return verb === undefined ? [] : (VERBS[verb]?.(statement) ?? [])
}

/** Hive: FROM source INSERT OVERWRITE TABLE a SELECT … INSERT INTO TABLE b SELECT … */
function multiInsert(statement: Statement): readonly WrittenTable[] {
  const writes: WrittenTable[] = []
  while (statement.seek(new Set(['INSERT'])) !== undefined) writes.push(...insert(statement))
  return writes
}

function readVerb(statement: Statement): readonly WrittenTable[] {
  const verb = statement.peek()
  if (verb === undefined || !Object.hasOwn(VERBS, verb)) return []
  statement.take(verb)
  return VERBS[verb]!(statement)
}

const VERBS: { readonly [verb: string]: (statement: Statement) => readonly WrittenTable[] } = {
  INSERT: insert,
  REPLACE(statement) {
    if (statement.take('INTO')) return named(statement, 'merge')
    return statement.take('TABLE') || statement.take('VIEW') ? named(statement, 'overwrite') : []
  },
  CREATE: create,
  SELECT(statement) {
    if (statement.seek(new Set(['INTO', 'FROM'])) !== 'INTO') return []
    if (statement.take('OUTFILE') || statement.take('DUMPFILE')) return []
    statement.skip(CREATE_WORDS)
    statement.take('TABLE')
    return named(statement, 'create')
  },
  DELETE(statement) {
    statement.take('FROM')
    statement.take('ONLY')
    const name = statement.name()
    if (name === undefined) return []
    const some = statement.seek(new Set(['WHERE', 'USING'])) !== undefined
    return [{ name, type: some ? 'delete' : 'truncate', ifAbsent: false }]
  },
  TRUNCATE(statement) {
    statement.take('TABLE')
    statement.take('IF', 'EXISTS')
    statement.take('ONLY')
    return namedList(statement, 'truncate')
  },
  UPDATE(statement) {
    statement.take('ONLY')
    return named(statement, 'update')
  },
  MERGE(statement) {
    statement.take('INTO')
    return named(statement, 'merge')
  },
  DROP(statement) {
    statement.take('MATERIALIZED')
    statement.skip(CREATE_WORDS)
    if (!statement.take('TABLE') && !statement.take('VIEW')) return []
    statement.take('IF', 'EXISTS')
    return namedList(statement, 'drop')
  },
  ALTER: alter,
  COPY(statement) {
    statement.take('INTO')
    const written = named(statement, 'append')
    return statement.seek(new Set(['FROM', 'TO'])) === 'FROM' ? written : []
  },
  LOAD(statement) {
    if (statement.peek() !== 'DATA') return []
    const verb = statement.seek(new Set(['OVERWRITE', 'INTO']))
    if (verb === 'OVERWRITE') statement.take('INTO')
    statement.take('TABLE')
    return named(statement, verb === 'OVERWRITE' ? 'overwrite' : 'append')
  },
  REFRESH(statement) {
    if (!statement.take('MATERIALIZED', 'VIEW')) return []
    statement.take('CONCURRENTLY')
    return named(statement, 'overwrite')
  },
}

function insert(statement: Statement): readonly WrittenTable[] {
  statement.take('IGNORE')
  const upsert = statement.take('OR', 'REPLACE')
  const overwrite = statement.take('OVERWRITE')
  statement.take('INTO')
  statement.take('TABLE')
  if (statement.take('LOCAL', 'DIRECTORY') || statement.take('DIRECTORY')) return []
  return named(statement, upsert ? 'merge' : overwrite ? 'overwrite' : 'append')
}

function create(statement: Statement): readonly WrittenTable[] {
  const replaces = statement.take('OR', 'REPLACE') || statement.take('OR', 'ALTER')
  statement.skip(CREATE_WORDS)
  statement.take('MATERIALIZED')
  if (!statement.take('TABLE') && !statement.take('VIEW')) return []
  const ifAbsent = statement.take('IF', 'NOT', 'EXISTS')
  return named(statement, replaces ? 'overwrite' : 'create', ifAbsent && !replaces)
}

function alter(statement: Statement): readonly WrittenTable[] {
  statement.take('MATERIALIZED')
  if (!statement.take('TABLE') && !statement.take('VIEW')) return []
  statement.take('IF', 'EXISTS')
  statement.take('ONLY')
  const name = statement.name()
  if (name === undefined) return []
  if (!statement.take('RENAME', 'TO')) return [{ name, type: 'alter', ifAbsent: false }]
  return [{ name, type: 'rename', ifAbsent: false }, ...named(statement, 'rename')]
}

function named(statement: Statement, type: InteractionType, ifAbsent = false): readonly WrittenTable[] {
  const name = statement.name()
  return name === undefined ? [] : [{ name, type, ifAbsent }]
}

function namedList(statement: Statement, type: InteractionType): readonly WrittenTable[] {
  const writes: WrittenTable[] = []
  do writes.push(...named(statement, type))
  while (statement.mark(','))
  return writes
}
