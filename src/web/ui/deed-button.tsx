import type { ComponentProps } from 'react'

interface Props extends ComponentProps<'button'> {
  /** It is under way. */
  readonly busy: boolean
}

/**
 * A button of something that takes a moment: while that is under way it does nothing, and keeps the focus, which a disabled
 * one would lose to whoever works by keyboard.
 */
export function DeedButton({ busy, onClick, type = 'button', ...rest }: Props) {
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
