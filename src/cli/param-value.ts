/** A JSON number, list or quoted text is that; everything else is text as it stands. */
export function paramValue(text: string): unknown {
  if (!/^(\[|"|-?\d)/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
