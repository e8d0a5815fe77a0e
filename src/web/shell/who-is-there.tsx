import { useQueryClient } from '@tanstack/react-query'
import { dropKey, putOffKey, useHeldKey, useKeyAsked } from '../api/session.ts'
import { useMe } from '../api/use-me.ts'

/** Whose key is used, and the way to put it away or to give one. Where no key is asked for there is nothing to say. */
export function WhoIsThere() {
  const me = useMe()
  const key = useHeldKey()
  const asked = useKeyAsked()
  const client = useQueryClient()
  if (asked !== undefined)
    return (
      <button type="button" className="button plain" onClick={() => putOffKey(false)}>
        Sign in
      </button>
    )
  if (key === undefined) return null
  return (
    <>
      <span
        className="faint shell-who"
        title={me === undefined ? undefined : `${me.who}\nmay ${me.scopes.join(', ')}`}
      >
        <bdi>{me?.who ?? 'signed in'}</bdi>
      </span>
      <button
        type="button"
        className="button plain"
        onClick={() => {
          dropKey()
          client.clear()
          location.reload()
        }}
      >
        Sign out
      </button>
    </>
  )
}
