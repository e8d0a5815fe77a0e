import type { ComponentProps } from 'react'

interface Props extends ComponentProps<'button'> {
  /** The action is running. */
  readonly busy: boolean
}

/**
 * A button for an asynchronous action. While the action runs, the button ignores clicks but keeps the focus; a disabled button
 * would lose it.
 */
export function BusyButton({ busy, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy ? true : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}
