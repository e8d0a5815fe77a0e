/** Browsers offer the clipboard API only on secure origins. Elsewhere a selected field is copied. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  // oxlint-disable-next-line typescript/no-deprecated -- the only way without a secure origin
  document.execCommand('copy')
  field.remove()
}
