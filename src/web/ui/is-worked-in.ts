/**
 * Whether somebody works in this part of the page, or nowhere: who has gone on elsewhere while something was under way here must
 * not be called back.
 */
export function isWorkedIn(part: Element | null): boolean {
  const at = document.activeElement
  return at === null || at === document.body || part?.contains(at) === true
}
