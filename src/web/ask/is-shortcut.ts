/** Whether a key was pressed as a command, and not to write or to use a control. */
export function isShortcut(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return true
  if (target.closest('dialog') !== null) return false
  return !(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
}
