/**
 * Whether the focus is in this part of the page, or nowhere. If the user has moved on during an action, the focus must not be moved
 * back.
 */
export function mayTakeFocus(part: Element | null): boolean {
  const at = document.activeElement
  return at === null || at === document.body || part?.contains(at) === true
}
