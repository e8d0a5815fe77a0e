import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { ApiProblem } from '../../api/api-problem.ts'
import { sendJson, type CallOptions } from '../../api/api.ts'
import { keyOf, pathOf } from './use-entity.ts'

export type EditedKind = 'dataset' | 'job' | 'column'

/** An edit: a request below the path of the entity. */
export interface Change extends Pick<CallOptions, 'query' | 'body'> {
  readonly method: 'PATCH' | 'PUT' | 'DELETE' | 'POST'
  /** Such as `/tags/pii`, with percent-encoded names. */
  readonly path?: string
}

/** The edited entity in the version shown. */
export interface Target {
  readonly kind: EditedKind
  /** The id in the URL, which may belong to an alias. */
  readonly asked: string
  readonly id: string
  readonly version: number
}

type Entity = Detail<EditedKind>

export interface Edit {
  /** Sends an edit. `done` gets the new state, even if the user has left the page. */
  readonly change: (change: Change, done?: (entity: Entity) => void) => void
  readonly pending: boolean
  readonly error: Error | null
  readonly forget: () => void
}

interface Sent {
  readonly change: Change
  readonly done: ((entity: Entity) => void) | undefined
}

/** Edits an entity if it still has the version shown (If-Match). After success and after a conflict, the page shows the current state. */
export function useEdit({ kind, asked, id, version }: Target): Edit {
  const client = useQueryClient()
  const show = (entity: unknown) => {
    client.setQueryData(keyOf(kind, asked), entity)
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'thing' || queryKey[2] !== asked,
    })
  }
  const { mutate, isPending, error, reset } = useMutation({
    // Edits run one after another, so that quick edits on one page do not conflict.
    scope: { id: `${kind} ${asked}` },
    mutationFn: ({ change: { method, path = '', ...rest } }: Sent) => {
      const shown = client.getQueryData<Entity>(keyOf(kind, asked))
      return sendJson<Entity>(method, `${pathOf(kind, id)}${path}`, {
        ...rest,
        headers: { 'If-Match': `"${shown?.version ?? version}"` },
      })
    },
    onSuccess: (entity, { done }) => {
      show(entity)
      done?.(entity)
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.kind === 'precondition-failed') show(error.problem.current)
    },
  })
  return {
    change: (change, done) => mutate({ change, done }),
    pending: isPending,
    error,
    forget: reset,
  }
}
