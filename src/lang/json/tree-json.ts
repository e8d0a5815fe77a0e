import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { Text } from '../ast.ts'
import { format } from '../format.ts'
import { parse } from '../parse.ts'
import { textSchema } from './ast-schema.ts'

/** What is wrong with a tree that was sent. */
export interface TreeFault {
  /** Such as `query.body.kind`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** The canonical JSON of a tree: the tree without its spans. Two texts that mean the same tree have the same. */
export function treeToJson(tree: Text): Json {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value)),
  ) as Json
}

/** The deepest tree that a text can be read as stays far below. */
const DEEPEST = 500

/**
 * The canonical text of a tree that comes from elsewhere. Only a tree that this text is read as again is taken, so that
 * nothing stands in the text which the tree does not say.
 */
export function textOfTree(
  value: unknown,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly faults: readonly TreeFault[] } {
  if (isDeeper(value, DEEPEST)) return refused('', `the tree is nested deeper than ${DEEPEST} levels`)
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
