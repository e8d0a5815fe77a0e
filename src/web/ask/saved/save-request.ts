import type { ParamKind, SavedParam } from '../../../domain/saved-query.ts'
import { paramOf } from '../query-params.ts'

/** Input about a parameter while its query is saved. Empty texts are omitted. */
export interface ParamDraft {
  readonly kind?: ParamKind | ''
  /** The default as typed. */
  readonly value?: string
}

/** The body of `PUT /api/v1/queries/NAME`. */
export function saveRequest(
  text: string,
  description: string,
  names: readonly string[],
  drafts: { readonly [name: string]: ParamDraft },
): { readonly text: string; readonly description?: string; readonly params: readonly SavedParam[] } {
  return {
    text,
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    params: names.map((name) => {
      const { kind = '', value = '' } = drafts[name] ?? {}
      return {
        name,
        ...(kind === '' ? {} : { kind }),
        ...(value === ''
          ? {}
          : {
              default:
                kind === 'number' && value.trim() !== '' && Number.isFinite(Number(value))
                  ? Number(value)
                  : paramOf(value),
            }),
      }
    }),
  }
}
