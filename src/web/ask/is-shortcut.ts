/** Whether a key event is a page shortcut, not input to a field, a control or a dialog. */
export function isShortcut(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return true
  if (target.closest('dialog') !== null) return false
  return !(target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
}
