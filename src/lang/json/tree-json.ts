import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { Text } from '../ast.ts'
import { format } from '../format.ts'
import { parse } from '../parse.ts'
import { textSchema } from './ast-schema.ts'

/** One mistake in a tree that a client sent. */
export interface TreeFault {
  /** Such as `query.body.kind`; empty for the whole tree. */
  readonly path: string
  readonly message: string
}

/** The canonical JSON of a tree: the tree without its spans. Texts with the same meaning give the same JSON. */
export function treeToJson(tree: Text): Json {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value)),
  ) as Json
}

/** Most levels of a tree that a client sends. Trees of texts are far less deep (`TEXT_LIMITS`). */
const MAX_DEPTH = 500

/**
 * The canonical text of a tree that a client sent. The text is parsed again, and the tree is refused unless this gives the
 * same tree, so that the text says exactly what the tree says.
 */
export function textOfTree(
  value: unknown,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly TreeFault[] } {
  if (isDeeper(value, MAX_DEPTH)) return refused('', `the tree is nested deeper than ${MAX_DEPTH} levels`)
  const checked = textSchema.safeParse(value)
  if (!checked.success)
    return {
      ok: false,
      faults: checked.error.issues.map(({ path, message }) => ({
        path: path.map(String).join('.'),
        message,
      })),
    }
  const given = treeToJson(value as Text)
  const text = format(value as Text)
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) {
    const first = diagnostics.find(({ severity }) => severity === 'error')
    return refused('', `its text \`${text}\` cannot be read: ${first?.message ?? ''}`)
  }
  if (canonicalJson(treeToJson(tree)) === canonicalJson(given)) return { ok: true, text }
  return refused('', `it is not the tree that its text \`${text}\` is read as`)
}

const refused = (path: string, message: string) => ({ ok: false as const, faults: [{ path, message }] })

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1))
}
