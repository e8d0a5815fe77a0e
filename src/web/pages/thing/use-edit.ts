import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { ApiProblem } from '../../api/api-problem.ts'
import { sendJson, type CallOptions } from '../../api/api.ts'
import { keyOf, pathOf } from './use-thing.ts'

export type EditedKind = 'dataset' | 'job' | 'column'

/** A change of a thing: a request below its path. */
export interface Change extends Pick<CallOptions, 'query' | 'body'> {
  readonly method: 'PATCH' | 'PUT' | 'DELETE' | 'POST'
  /** Such as `/tags/pii`; names in it are percent-encoded. */
  readonly path?: string
}

/** What is edited, as it is shown. */
export interface Target {
  readonly kind: EditedKind
  /** The id that the page was asked for, which may be that of another name. */
  readonly asked: string
  readonly id: string
  readonly version: number
}

type Thing = Detail<EditedKind>

export interface Edit {
  /** Sends it; `done` is called with what the thing is then, even where the page was left meanwhile. */
  readonly change: (change: Change, done?: (thing: Thing) => void) => void
  readonly pending: boolean
  readonly error: Error | null
  readonly forget: () => void
}

interface Sent {
  readonly change: Change
  readonly done: ((thing: Thing) => void) | undefined
}

/**
 * Changes a thing if it is still as it is shown. Whether that succeeds or somebody was there before: what it is now is
 * shown then.
 */
export function useEdit({ kind, asked, id, version }: Target): Edit {
  const client = useQueryClient()
  const show = (thing: unknown) => {
    client.setQueryData(keyOf(kind, asked), thing)
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'thing' || queryKey[2] !== asked,
    })
  }
  const { mutate, isPending, error, reset } = useMutation({
    // One after another: what a page changes in haste is no change by somebody else.
    scope: { id: `${kind} ${asked}` },
    mutationFn: ({ change: { method, path = '', ...rest } }: Sent) => {
      const shown = client.getQueryData<Thing>(keyOf(kind, asked))
      return sendJson<Thing>(method, `${pathOf(kind, id)}${path}`, {
        ...rest,
        headers: { 'If-Match': `"${shown?.version ?? version}"` },
      })
    },
    onSuccess: (thing, { done }) => {
      show(thing)
      done?.(thing)
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.kind === 'edited-meanwhile') show(error.problem.current)
    },
  })
  return {
    change: (change, done) => mutate({ change, done }),
    pending: isPending,
    error,
    forget: reset,
  }
}
